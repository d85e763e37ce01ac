import { dayNumberAt } from '@sinergi/law';
import type { ChangeRule, Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import { isPrivilegedKind } from '../../hold/privileged.js';
import type { Violation } from '../../violation.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { sealedReason } from '../seal-text.js';
import { day, instant } from '../shown.js';
import { validateObserved } from '../validate-observed.js';
import { type Point, validatePlace } from '../validate-place.js';
import { validateSaid } from '../validate-said.js';
import { lawMarks, validateByLaw } from './judge-by-law.js';
import { refuseRetracted } from './refuse-retracted.js';
import {
  validateDays,
  validateEnd,
  validateForward,
  validateStayRetention,
} from './validate-days.js';

const inForce = refuseUnlessStatus('a permit', 'ACTIVE', 'PENDING');
const ended = refuseUnlessStatus('a permit', 'REVOKED', 'CANCELLED', 'ENDED_BY_EXIT', 'LAPSED');
const REST_ON = ['decisionNo', 'decisionOfficer'];
const ends: ChangeRule = { sets: ['endedOn'], requires: ['endedOn'], refusal: inForce };
const STATUS_AFTER: Readonly<Record<string, string>> = {
  ISSUED: 'ACTIVE',
  APPLICATION_FILED: 'PENDING',
  APPLICATION_DECIDED: 'ACTIVE',
  EXTENDED: 'ACTIVE',
  CONVERTED: 'ACTIVE',
  REVOKED: 'REVOKED',
  CANCELLED: 'CANCELLED',
  ENDED: 'ENDED_BY_EXIT',
  LAPSED: 'LAPSED',
  APPLICATION_PAID: 'PENDING',
  RETRACTED: 'RETRACTED',
};
/** What may still be said of a permit that belongs into another flow. */
const ENDS_HERE = ['REVOKED', 'CANCELLED', 'ENDED', 'LAPSED', 'END_RETRACTED', 'RETRACTED'];
const RETRACTS = ['END_RETRACTED', 'RETRACTED'];
/** The fields that a change must fill and that may be null otherwise. */
const MUST_SAY: Readonly<Record<string, readonly string[]>> = {
  APPLICATION_FILED: ['application', 'pendingSince'],
  APPLICATION_DECIDED: ['decision', 'decidedAt'],
  REVOKED: ['endedOn'],
  CANCELLED: ['endedOn'],
  ENDED: ['endedOn'],
  APPLICATION_PAID: ['paidAt'],
  END_RETRACTED: ['statusReason'],
  RETRACTED: ['statusReason'],
};
const NOTHING_PENDING = {
  application: null,
  pendingSince: null,
  paidAt: null,
  awaitsPayment: false,
};
/** A decision that was carried out grants nothing a second time. */
const NOTHING_DECIDED = { decision: null, decidedAt: null };
const NOTHING_SAID = {
  ...NOTHING_PENDING,
  ...NOTHING_DECIDED,
  endedOn: null,
  extensions: 0,
};

/**
 * The rules of stay permits: issued, applied for and decided, extended, converted, ended, and
 * retracted where one never was, or its end never was. Imigrasi decides: what contradicts itself is
 * refused, and what the law of its day does not provide for where no national decision is named.
 */
export const permitRules: FlowRules = {
  flow: 'permit',
  begins: ['ISSUED'],
  changes: {
    APPLICATION_FILED: {
      sets: ['application', 'pendingSince', 'paidAt', ...REST_ON],
      requires: ['application', 'pendingSince'],
      refusal: refuseUnlessStatus('a permit', 'ACTIVE'),
    },
    APPLICATION_PAID: {
      sets: ['paidAt'],
      requires: ['paidAt'],
      refusal: ({ status, awaitsPayment }) =>
        status === 'PENDING' && awaitsPayment === true
          ? null
          : 'Expected a permit whose application awaits payment, got one without',
    },
    APPLICATION_DECIDED: {
      sets: ['decision', 'decidedAt'],
      requires: ['decision', 'decidedAt'],
      refusal: refuseUnlessStatus('a permit', 'PENDING'),
    },
    EXTENDED: { sets: ['validUntil', ...REST_ON], requires: ['validUntil'], refusal: inForce },
    CONVERTED: {
      sets: [
        ...['kind', 'origin', 'indexCode', 'validFrom', 'validUntil', 'activities', 'sponsorId'],
        ...REST_ON,
      ],
      requires: ['kind', 'indexCode', 'validFrom', 'validUntil'],
      refusal: inForce,
    },
    REVOKED: ends,
    CANCELLED: ends,
    ENDED: ends,
    LAPSED: { sets: ['endedOn'], refusal: inForce },
    CORRECTED: {
      sets: 'whole',
      refusal: refuseRetracted,
    },
    END_RETRACTED: { sets: ['statusReason'], requires: ['statusReason'], refusal: ended },
    RETRACTED: {
      sets: ['statusReason'],
      requires: ['statusReason'],
      refusal: refuseRetracted,
    },
  },
  person: 'holder',
  mayRestOn: { ISSUED: 'movement', CORRECTED: 'movement' },
  mayRelate: { precedingPermitId: 'permit' },
  occurredAt: () => null,
  derive: (after, change, before, context) => ({
    ...sealedReason(RETRACTS.includes(change) ? after['statusReason'] : null),
    ...changed(after, change, before, context),
    ...lawMarks(after, change, before, context),
  }),
  validate(after, change, before, context) {
    const { now, boundaries } = context;
    const isWhole = change === 'ISSUED' || change === 'CORRECTED';
    return [
      ...validateSaid(after, ...(MUST_SAY[change] ?? [])),
      ...validateOrdinary(after, change),
      ...validateDays(after),
      ...validateEntry(after, context),
      ...(isWhole ? validateBridge(after, context) : []),
      ...validateForward(after, change, before),
      ...validateByLaw(after, change, before, context),
      ...validateObserved('/pendingSince', after['pendingSince'] as number | null, now),
      ...validateObserved('/paidAt', context.said['paidAt'] as number | null | undefined, now),
      ...validateObserved('/decidedAt', after['decidedAt'] as number | null, now),
      ...validateDecision(after, change, before),
      ...validateEnd(after, change, now),
      ...validatePlace(
        {
          kecamatan: (after['kecamatan'] as string | null) ?? null,
          point: after['address'] as Point | null | undefined,
          field: '/address',
        },
        boundaries,
      ),
      ...(isWhole ? validateStayRetention(after) : []),
    ];
  },
};

/**
 * Validates that only a bridging permit follows another one, of the same person, and says when it
 * was paid.
 */
function validateBridge(after: Fields, { now, related }: RuleContext): Violation[] {
  const { origin, subjectId, precedingPermitId = null, bridgePaidAt = null } = after;
  const preceding = related['precedingPermitId'];
  const said = [
    ['/precedingPermitId', precedingPermitId],
    ['/bridgePaidAt', bridgePaidAt],
  ] as const;
  if (origin !== 'BRIDGING')
    return said
      .filter(([, value]) => value !== null)
      .map(([field]) => ({ field, expected: 'nothing: it is no bridging permit', got: 'it' }));
  const missing = said.filter(([, value]) => value === null);
  if (missing.length === 1)
    return missing.map(([field]) => ({
      field,
      expected: 'the permit that it follows, and when it was paid',
      got: 'one without the other',
    }));
  const person = (subjectId ?? null) as string | null;
  const isOther = preceding && person !== null && preceding['subjectId'] !== person;
  return [
    ...validateObserved('/bridgePaidAt', bridgePaidAt as number | null, now),
    ...(isOther
      ? [{ field: '/precedingPermitId', expected: 'a permit of the same subject', got: 'another' }]
      : []),
  ];
}

/** What follows from a change itself. */
function changed(
  after: Fields,
  change: string,
  before: Fields | null,
  { said }: RuleContext,
): Fields {
  const status = STATUS_AFTER[change] ?? before?.['status'];
  if (!before) return { ...NOTHING_SAID, status };
  switch (change) {
    case 'APPLICATION_FILED': {
      // Whoever does not speak of payment says what was always meant: filed and paid.
      const paidAt = said['paidAt'] === undefined ? after['pendingSince'] : said['paidAt'];
      return { status, ...NOTHING_DECIDED, paidAt, awaitsPayment: paidAt === null };
    }
    case 'APPLICATION_PAID':
      return { status, awaitsPayment: false };
    case 'APPLICATION_DECIDED':
      return { status, ...NOTHING_PENDING };
    case 'EXTENDED': {
      const extensions = Number(before['extensions']) + 1;
      return { status, ...NOTHING_PENDING, ...NOTHING_DECIDED, extensions };
    }
    case 'CONVERTED': {
      const begun = { origin: 'CONVERSION', extensions: 0 };
      return { status, ...NOTHING_PENDING, ...NOTHING_DECIDED, ...begun };
    }
    case 'LAPSED':
      return { status, endedOn: after['endedOn'] ?? after['validUntil'] };
    case 'END_RETRACTED':
      // An end leaves what was pending in its place, so that it can be undone.
      return {
        status: (before['pendingSince'] ?? null) === null ? 'ACTIVE' : 'PENDING',
        endedOn: null,
      };
    default:
      return { status };
  }
}

/**
 * A diplomatic or service permit is said in its own flow. One that was said here before may only
 * end.
 */
function validateOrdinary({ kind }: Fields, change: string): Violation[] {
  if (ENDS_HERE.includes(change) || !isPrivilegedKind(kind)) return [];
  return [
    {
      field: '/kind',
      expected: 'an ordinary kind; say DINAS and DIPLOMATIK as a diplomatic-permit, with noteNo',
      got: String(kind),
    },
  ];
}

/** A stay does not begin before the entry that its permit cites. */
function validateEntry({ validFrom }: Fields, { related }: RuleContext): Violation[] {
  const entry = related['causationId'];
  if (entry?.['direction'] !== 'ENTRY' || entry['retracted'] === true) return [];
  const entered = dayNumberAt(Number(entry['at']));
  if (Number(validFrom) >= entered) return [];
  return [
    {
      field: '/validFrom',
      expected: `a day on or after ${day(entered)}, of the entry that it cites`,
      got: day(Number(validFrom)),
    },
  ];
}

function validateDecision(
  { decidedAt }: Fields,
  change: string,
  before: Fields | null,
): Violation[] {
  const since = Number(before?.['pendingSince']);
  if (
    change !== 'APPLICATION_DECIDED' ||
    (decidedAt ?? null) === null ||
    Number(decidedAt) >= since
  )
    return [];
  return [
    {
      field: '/decidedAt',
      expected: `a time at or after ${instant(since)}`,
      got: instant(Number(decidedAt)),
    },
  ];
}
