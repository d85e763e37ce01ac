import { type CivilDay, dayNumber } from './civil-day.js';
import { entryOn, type LawEntry, versionOf } from './law-table.js';
import type { PermitRule } from './subjects/permit-rule.js';
import { PERMIT_LAW } from './subjects/permits.js';
import { VISA_INDEX_LAW } from './subjects/visa-indexes.js';

/** A permit before a change, as far as the law asks. */
export interface PermitFacts {
  kind: string;
  origin: string;
  indexCode: string;
  /** first day of this permit */
  validFrom: CivilDay;
  /** last day of this permit */
  validUntil: CivilDay;
  /** first day of the whole stay: its entry, or the first permit's first day */
  stayFrom: CivilDay;
  /** extensions so far */
  extensions: number;
  /** what was applied for and not refused since; null where nothing was */
  applied: 'EXTENSION' | 'CONVERSION' | 'ANY' | null;
  /** of a bridging permit: when it was paid, and until when the permit before it was; else null */
  bridge?: { paidOn: CivilDay; permitUntil: CivilDay } | null;
}

/** A change of a permit that the law is asked about. */
export type PermitAct =
  | { change: 'ISSUED' }
  | { change: 'APPLICATION_FILED'; application: string; filedOn: CivilDay }
  | { change: 'EXTENDED'; validUntil: CivilDay }
  | { change: 'CONVERTED'; kind: string; validFrom: CivilDay; validUntil: CivilDay };

/** What the law says about a change. */
export interface PermitVerdict {
  /** OUTSIDE: the cell does not provide for it. A national decision may still have granted it. */
  verdict: 'ALLOWED' | 'OUTSIDE';
  /** the cell that decided; null where no text is known for that day: then there is no rule */
  cell: string | null;
  article: string | null;
  source: string | null;
  tableVersion: string;
  /** an OUTSIDE that is uncertain refuses nothing */
  uncertain: boolean;
  /** what the cell says, in words; null without a cell */
  says: string | null;
}

type Entry = LawEntry<PermitRule>;
type Matter = PermitRule['matter'];
type Ruled<M extends Matter> = Extract<PermitRule, { matter: M }>;

/** How a change fares by one cell. */
type Judged = 'ALLOWED' | 'UNCERTAIN' | 'OUTSIDE';

const PRIVILEGED = ['DINAS', 'DIPLOMATIK'];
/** Kinds whose permits are judged by their kind, whatever they came from. */
const BY_KIND = ['TERBATAS', 'TETAP'];

/**
 * Judges a change of a stay permit by the table that held on a day. DINAS and DIPLOMATIK are not in
 * it: issuing them is not judged here, and no other permit becomes one by the table.
 *
 * @param day of the change (`occurredAt`), never today's
 */
export function judgePermit(permit: PermitFacts, act: PermitAct, day: CivilDay): PermitVerdict {
  const judged = [...judgements(permit, act, day)];
  return (
    judged.find(({ verdict, uncertain }) => verdict === 'OUTSIDE' && !uncertain) ??
    judged.find(({ verdict }) => verdict === 'OUTSIDE') ??
    // What allows it is its own row rather than what holds of any permit.
    judged.findLast(({ cell }) => !cell?.startsWith('ANY/')) ??
    judged.at(-1) ??
    NO_RULE
  );
}

const NO_RULE: PermitVerdict = {
  verdict: 'ALLOWED',
  cell: null,
  article: null,
  source: null,
  tableVersion: versionOf(PERMIT_LAW),
  uncertain: false,
  says: null,
};

function* judgements(permit: PermitFacts, act: PermitAct, day: CivilDay): Generator<PermitVerdict> {
  const by = <M extends Matter>(cell: string, matter: M, judge: (rule: Ruled<M>) => Judged) =>
    verdictsOf(entryOn(PERMIT_LAW, `${cell}/${matter}`, day), (rule) => judge(rule as Ruled<M>));
  const row = rowOf(permit, day);
  switch (act.change) {
    case 'ISSUED':
      yield* by(originRow(permit, day), 'KIND', (rule) => judgeKind(permit, rule));
      if (permit.extensions === 0 && !PRIVILEGED.includes(permit.kind))
        yield* by(row, 'LENGTH', (rule) => judgeLength(daysOf(permit), rule));
      if (permit.bridge) yield* by(row, 'PAYMENT', (rule) => judgePayment(permit.bridge!, rule));
      return;
    case 'APPLICATION_FILED':
      yield* by('ANY', 'FILING', () => (act.filedOn <= permit.validUntil ? 'ALLOWED' : 'OUTSIDE'));
      if (act.application === 'EXTENSION')
        yield* by(row, 'EXTENSION', ({ times }) => within(permit.extensions + 1, times));
      if (act.application === 'CONVERSION')
        yield* by(row, 'CONVERSION', ({ to }) => (to.length > 0 ? 'ALLOWED' : 'OUTSIDE'));
      return;
    case 'EXTENDED':
      yield* by(row, 'EXTENSION', (rule) => judgeExtension(permit, act.validUntil, rule));
      yield* by('ANY', 'GRANT', () => granted(permit, 'EXTENSION'));
      return;
    case 'CONVERTED':
      yield* by(row, 'CONVERSION', (rule) => judgeConversion(permit, act, rule));
      yield* by('ANY', 'GRANT', () => granted(permit, 'CONVERSION'));
      if (act.kind === 'TETAP')
        yield* by('TETAP', 'LENGTH', (rule) => judgeLength(daysOf(act), rule));
  }
}

/** The row of a permit that changes: its origin's where it is a visit permit, or its kind's. */
function rowOf(permit: PermitFacts, day: CivilDay): string {
  const { kind, origin } = permit;
  if (origin === 'BRIDGING') return 'BRIDGING';
  return BY_KIND.includes(kind) ? kind : originRow(permit, day);
}

function originRow({ origin, indexCode }: PermitFacts, day: CivilDay): string {
  const isMultiple = entryOn(VISA_INDEX_LAW, indexCode, day)?.rule.entry === 'MULTIPLE';
  return origin === 'VISIT_VISA' && isMultiple ? 'VISIT_VISA_MULTIPLE' : origin;
}

function judgeKind({ kind, origin }: PermitFacts, { kinds, uncertainKinds }: Ruled<'KIND'>) {
  if (kinds.includes(kind)) return 'ALLOWED';
  if (uncertainKinds?.includes(kind)) return 'UNCERTAIN';
  // Issuing a diplomatic or service permit is the Foreign Ministry's; only what comes without any
  // visa of its own can be none.
  const isItsMatter = PRIVILEGED.includes(kind) && !['VOA', 'BVK', 'BRIDGING'].includes(origin);
  return isItsMatter ? 'ALLOWED' : 'OUTSIDE';
}

const judgeLength = (days: number, rule: Ruled<'LENGTH'>): Judged =>
  within(days, rule.days, rule.someIndexesDays);

const judgePayment = (
  { paidOn, permitUntil }: NonNullable<PermitFacts['bridge']>,
  { daysBefore }: Ruled<'PAYMENT'>,
): Judged => (dayNumber(permitUntil) - dayNumber(paidOn) >= daysBefore ? 'ALLOWED' : 'OUTSIDE');

function judgeExtension(
  { validUntil, stayFrom, extensions }: PermitFacts,
  until: CivilDay,
  rule: Ruled<'EXTENSION'>,
): Judged {
  const whole = dayNumber(until) - dayNumber(stayFrom) + 1;
  return worst([
    within(extensions + 1, rule.times),
    within(dayNumber(until) - dayNumber(validUntil), rule.days, rule.someIndexesDays),
    within(whole, rule.wholeStayDays, rule.someIndexesWholeStayDays),
  ]);
}

function judgeConversion(
  { stayFrom }: PermitFacts,
  { kind, validFrom }: { kind: string; validFrom: CivilDay },
  { to, afterDays = 0, someAfterDays = afterDays }: Ruled<'CONVERSION'>,
): Judged {
  if (!to.includes(kind)) return 'OUTSIDE';
  const stayed = dayNumber(validFrom) - dayNumber(stayFrom);
  if (stayed >= afterDays) return 'ALLOWED';
  return stayed >= someAfterDays ? 'UNCERTAIN' : 'OUTSIDE';
}

const granted = ({ applied }: PermitFacts, what: 'EXTENSION' | 'CONVERSION'): Judged =>
  applied === what || applied === 'ANY' ? 'ALLOWED' : 'OUTSIDE';

function within(value: number, sure: number | null, perhaps: number | null = sure): Judged {
  if (sure === null || value <= sure) return 'ALLOWED';
  return perhaps !== null && value <= perhaps ? 'UNCERTAIN' : 'OUTSIDE';
}

const worst = (judged: readonly Judged[]): Judged =>
  (['OUTSIDE', 'UNCERTAIN'] as const).find((one) => judged.includes(one)) ?? 'ALLOWED';

const daysOf = ({ validFrom, validUntil }: Pick<PermitFacts, 'validFrom' | 'validUntil'>): number =>
  dayNumber(validUntil) - dayNumber(validFrom) + 1;

function verdictsOf(entry: Entry | null, judge: (rule: PermitRule) => Judged): PermitVerdict[] {
  if (!entry) return [];
  const judged = judge(entry.rule);
  const { cell, article, source } = entry;
  return [
    {
      verdict: judged === 'ALLOWED' ? 'ALLOWED' : 'OUTSIDE',
      cell,
      article,
      source,
      tableVersion: versionOf(PERMIT_LAW),
      uncertain: judged === 'UNCERTAIN' || entry.uncertain === true,
      says: PERMIT_LAW.says(entry.rule),
    },
  ];
}
