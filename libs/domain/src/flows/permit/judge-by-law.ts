import {
  civilDay,
  civilDayAt,
  judgePermit,
  type PermitAct,
  type PermitFacts,
  type PermitVerdict,
} from '@sinergi/law';
import type { Fields, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { happenedAt } from '../happened-at.js';

/** The national decision that a change rests on. */
interface Decision {
  decisionNo: string | null;
  decisionOfficer: string | null;
}

/** A cell of the law, as an event cites it. */
interface LawCell {
  cell: string;
  article: string;
  tableVersion: string;
}

/** What the owner mints about a change by the law. */
export interface LawMarks extends Decision {
  irregular: LawCell | null;
  uncertainLaw: LawCell | null;
}

/** The field that a cell is about, by its matter and, where that matters, by the change. */
const FIELD_OF: Readonly<Record<string, string>> = {
  KIND: '/origin',
  LENGTH: '/validUntil',
  PAYMENT: '/bridgePaidAt',
  FILING: '/pendingSince',
  GRANT: '/change',
  'APPLICATION_FILED EXTENSION': '/application',
  'APPLICATION_FILED CONVERSION': '/application',
  'EXTENDED EXTENSION': '/validUntil',
  'CONVERTED CONVERSION': '/kind',
};

/**
 * Marks what the law of its day does not provide for, where a national decision granted it, and
 * what it may not provide for. A mark stays until a correction takes its reason away.
 */
export function lawMarks(
  after: Fields,
  change: string,
  before: Fields | null,
  context: RuleContext,
): LawMarks {
  const decision = decisionOf(change, before, context);
  const verdict = judged(after, change, before, context);
  const outside = verdict?.verdict === 'OUTSIDE' ? verdict : null;
  return {
    ...decision,
    irregular:
      outside && !outside.uncertain ? cellOf(outside) : keptMark('irregular', change, before),
    uncertainLaw: outside?.uncertain ? cellOf(outside) : keptMark('uncertainLaw', change, before),
  };
}

/**
 * Refuses what the law of its day does not provide for, unless the change rests on a national
 * decision. An uncertain cell refuses nothing.
 */
export function validateByLaw(
  after: Fields,
  change: string,
  before: Fields | null,
  context: RuleContext,
): Violation[] {
  const { decisionNo, decisionOfficer } = decisionOf(change, before, context);
  if ((decisionNo === null) !== (decisionOfficer === null))
    return [
      {
        field: decisionNo === null ? '/decisionNo' : '/decisionOfficer',
        expected: 'the number of a national decision and the officer who answers for it',
        got: 'one without the other',
      },
    ];
  const verdict = judged(after, change, before, context);
  if (decisionNo !== null || verdict?.verdict !== 'OUTSIDE' || verdict.uncertain) return [];
  const { cell, source, article, says } = verdict;
  const matter = cell!.split('/')[1]!;
  return [
    {
      field: FIELD_OF[`${change} ${matter}`] ?? FIELD_OF[matter] ?? '/change',
      expected:
        `${says} (${cell}: ${source}, ${article}), ` +
        'or decisionNo and decisionOfficer of the national decision',
      got: shownOf(after, change, matter, before),
    },
  ];
}

/** A correction still rests on the decision of before; every other change on its own alone. */
function decisionOf(change: string, before: Fields | null, { said }: RuleContext): Decision {
  const kept = change === 'CORRECTED' ? before : null;
  const of = (name: keyof Decision) =>
    ((said[name] ?? kept?.[name] ?? null) as string | null) || null;
  return { decisionNo: of('decisionNo'), decisionOfficer: of('decisionOfficer') };
}

function keptMark(
  name: 'irregular' | 'uncertainLaw',
  change: string,
  before: Fields | null,
): LawCell | null {
  const mark = (before?.[name] ?? null) as LawCell | null;
  // A correction is judged as the permit's beginning is, so it may take away what was wrong there.
  const isCorrected = change === 'CORRECTED' && /\/(KIND|LENGTH|PAYMENT)$/.test(mark?.cell ?? '');
  return isCorrected ? null : mark;
}

function judged(
  after: Fields,
  change: string,
  before: Fields | null,
  context: RuleContext,
): PermitVerdict | null {
  const act = actOf(after, change);
  if (!act) return null;
  const isWhole = act.change === 'ISSUED';
  const facts = factsOf(isWhole ? after : before!);
  const bridge = isWhole ? bridgeOf(after, context) : null;
  return judgePermit({ ...facts, bridge }, act, civilDayAt(happenedAt(context)));
}

function actOf(after: Fields, change: string): PermitAct | null {
  const { application, pendingSince, kind } = after;
  const [validFrom, validUntil] = [dayOf(after['validFrom']), dayOf(after['validUntil'])];
  switch (change) {
    case 'ISSUED':
    case 'CORRECTED':
      return { change: 'ISSUED' };
    case 'APPLICATION_FILED': {
      const filedOn = civilDayAt(Number(pendingSince ?? Number.NaN));
      return { change, application: String(application), filedOn };
    }
    case 'EXTENDED':
      return { change, validUntil };
    case 'CONVERTED':
      return { change, kind: String(kind), validFrom, validUntil };
    default:
      return null;
  }
}

function factsOf(permit: Fields): PermitFacts {
  return {
    kind: String(permit['kind']),
    origin: String(permit['origin']),
    indexCode: String(permit['indexCode']),
    validFrom: dayOf(permit['validFrom']),
    validUntil: dayOf(permit['validUntil']),
    // A stay counts from its entry: the first permit's first day, which extensions keep.
    stayFrom: dayOf(permit['validFrom']),
    extensions: Number(permit['extensions'] ?? 0),
    applied: appliedOf(permit),
  };
}

/** When a bridging permit was paid, and until when the permit was that it follows. */
function bridgeOf({ bridgePaidAt }: Fields, { related }: RuleContext): PermitFacts['bridge'] {
  const preceding = related['precedingPermitId'];
  if (!preceding || (bridgePaidAt ?? null) === null) return null;
  return {
    paidOn: civilDayAt(Number(bridgePaidAt)),
    permitUntil: dayOf(preceding['validUntil']),
  };
}

function appliedOf({ status, application, decision }: Fields): PermitFacts['applied'] {
  if (status === 'PENDING')
    return application === 'EXTENSION' || application === 'CONVERSION' ? application : 'ANY';
  // What was granted is no longer said, so either may follow, once.
  return decision === 'GRANTED' ? 'ANY' : null;
}

function shownOf(after: Fields, change: string, matter: string, before: Fields | null): string {
  const { kind, origin, validUntil, validFrom, application } = after;
  switch (matter) {
    case 'KIND':
      return `${String(kind)} from ${String(origin)}`;
    case 'LENGTH':
      return `${Number(validUntil) - Number(validFrom) + 1} days`;
    case 'PAYMENT':
      return `a payment on ${civilDayAt(Number(after['bridgePaidAt']))}`;
    case 'FILING':
      return `an application after ${dayOf(before!['validUntil'])}`;
    case 'EXTENSION':
      return change === 'EXTENDED'
        ? `extension ${Number(before!['extensions']) + 1} until ${dayOf(validUntil)}`
        : String(application);
    case 'CONVERSION':
      return change === 'CONVERTED'
        ? `${String(before!['kind'])} to ${String(kind)}`
        : 'CONVERSION';
    default:
      return `${change} without one`;
  }
}

const dayOf = (days: unknown): string => civilDay(Number(days));

const cellOf = ({ cell, source, article, tableVersion }: PermitVerdict): LawCell => ({
  cell: cell!,
  article: `${source}, ${article}`,
  tableVersion,
});
