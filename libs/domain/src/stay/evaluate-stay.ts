import { civilDayAt, dayNumberAt } from '@sinergi/law';
import { byText } from '../by-text.js';
import { explainStay, type StayExplanation } from './explain-stay.js';
import { lastPermittedDay } from './last-permitted-day.js';
import { type OverstayRule, overstayRuleOn } from './overstay-rule.js';
import type { StayMovement, StayPermit } from './stay-facts.js';

export type StaySeverity = 'LOW' | 'MEDIUM' | 'HIGH';

/** The fields of every evaluation, whatever its verdict. */
interface EvaluatedStay extends StayExplanation {
  ruleId: string;
  ruleVersion: number;
  /** the events on which it is based, each once */
  evidence: string[];
  /**
   * the facts on which it is based, without their events and without today: equal where only time
   * passed, or where a correction changed nothing that counts
   */
  basis: string;
}

/**
 * The evaluation of one person's stay by the facts. It is a lead, never a verdict on a person.
 * NONE: no fact indicates an overstay. OVERSTAY: the facts indicate one. FROZEN: they would, but an
 * application filed in time stops the clock. REFERRED: they would, but the permit is a matter of
 * the Foreign Ministry alone, or of an unknown kind: a human decides, and there is never an alert.
 */
export type StayEvaluation = EvaluatedStay &
  (
    | { verdict: 'NONE'; daysOverstayed: 0; severity: null; permit: StayPermit | null }
    | { verdict: 'FROZEN' | 'REFERRED'; daysOverstayed: 0; severity: null; permit: StayPermit }
    /** calendar days in Jakarta after the last permitted one */
    | { verdict: 'OVERSTAY'; daysOverstayed: number; severity: StaySeverity; permit: StayPermit }
  );

/**
 * Evaluates whether a person stayed beyond what their permits allow. Pure; the order of the facts
 * does not matter.
 *
 * @param permits of one person, the latest state of each
 * @param movements of the same person
 * @param now epoch ms
 */
export function evaluateStay(
  permits: readonly StayPermit[],
  movements: readonly StayMovement[],
  now: number,
  rule: OverstayRule = overstayRuleOn(civilDayAt(now)),
): StayEvaluation {
  const today = dayNumberAt(now);
  const crossed = lastMovement(movements.filter(({ retracted }) => !retracted));
  const hasLeft = crossed !== undefined && crossed.direction !== 'ENTRY';
  const held = permits.filter(({ status }) => status !== 'RETRACTED');
  const current = hasLeft ? [] : permitsOfThisStay(held, crossed);
  const latest = current[0];
  const days = latest ? Math.max(0, today - lastPermittedDay(latest)) : 0;
  const evaluated = (
    verdict: StayEvaluation['verdict'],
    permit: StayPermit | null,
  ): EvaluatedStay => ({
    ruleId: rule.id,
    ruleVersion: rule.version,
    evidence: [permit, crossed].flatMap((fact) => fact?.eventId ?? []),
    basis: basisOf(permit, crossed),
    ...explainStay({
      verdict,
      permit,
      days,
      today,
      hasLeft,
      hasEntry: crossed?.direction === 'ENTRY',
      rule,
    }),
  });
  const waiting = (verdict: 'FROZEN' | 'REFERRED', permit: StayPermit): StayEvaluation => ({
    verdict,
    daysOverstayed: 0,
    severity: null,
    permit,
    ...evaluated(verdict, permit),
  });
  if (!latest || days === 0) {
    const permit = latest ?? null;
    return {
      verdict: 'NONE',
      daysOverstayed: 0,
      severity: null,
      permit,
      ...evaluated('NONE', permit),
    };
  }
  const privileged = current.find(
    ({ kind, status }) => !rule.kinds.includes(kind) || status === 'UNKNOWN',
  );
  if (privileged) return waiting('REFERRED', privileged);
  // An application concerns the person's stay, whichever of their permits it was filed for; of an
  // earlier stay it concerns nothing now.
  const frozen = [...held]
    .sort(latestFirst)
    .find((permit) => stopsTheClock(permit) && isOfThisStay(permit, crossed));
  if (frozen) return waiting('FROZEN', frozen);
  return {
    verdict: 'OVERSTAY',
    daysOverstayed: days,
    severity: severityOf(days, rule),
    permit: latest,
    ...evaluated('OVERSTAY', latest),
  };
}

function basisOf(permit: StayPermit | null, crossed: StayMovement | undefined): string {
  const { kind, status, validUntil } = permit ?? {};
  const last = permit ? lastPermittedDay(permit) : null;
  return JSON.stringify([kind, status, validUntil, last, crossed?.direction, crossed?.at]);
}

/**
 * Returns the last movement. Of two at the same moment it takes the one that indicates absence, so
 * that no overstay depends on the order of a list.
 */
function lastMovement(movements: readonly StayMovement[]): StayMovement | undefined {
  const [last] = [...movements].sort(
    (left, right) =>
      right.at - left.at ||
      Number(left.direction === 'ENTRY') - Number(right.direction === 'ENTRY') ||
      byText(left.eventId, right.eventId),
  );
  return last;
}

/**
 * Returns the permits that can concern this stay, the longest first. A permit that was over before
 * the person's last entry belongs to an earlier stay. A permit cancelled before its first day
 * belongs to none. A permit that ended by exit shows that the person left, for every permit that
 * ran then.
 */
function permitsOfThisStay(
  permits: readonly StayPermit[],
  entry: StayMovement | undefined,
): StayPermit[] {
  const since = entry ? dayNumberAt(entry.at) : Number.NEGATIVE_INFINITY;
  const left = permits
    .filter(({ status }) => status === 'ENDED_BY_EXIT')
    .map(({ endedOn, validUntil }) => endedOn ?? validUntil);
  return permits
    .filter(
      (permit) =>
        permit.status !== 'ENDED_BY_EXIT' &&
        lastPermittedDay(permit) >= Math.max(permit.validFrom, since),
    )
    .filter(({ validFrom }) => !left.some((on) => on >= Math.max(validFrom, since)))
    .sort(latestFirst);
}

function latestFirst(left: StayPermit, right: StayPermit): number {
  return (
    lastPermittedDay(right) - lastPermittedDay(left) ||
    right.validFrom - left.validFrom ||
    byText(left.eventId, right.eventId)
  );
}

/**
 * Tells whether an application stops the clock: it was filed and paid on the last day at the
 * latest, or it was granted after that day and the extension is not recorded yet.
 */
export function stopsTheClock(permit: StayPermit): boolean {
  const { status, validUntil, pendingSince, paidAt, awaitsPayment, decision, decidedAt } = permit;
  if (['REVOKED', 'CANCELLED', 'ENDED_BY_EXIT'].includes(status)) return false;
  if (pendingSince !== null)
    return !awaitsPayment && dayNumberAt(Math.max(pendingSince, paidAt ?? 0)) <= validUntil;
  // The start of the pending application is unknown, so the person is not flagged.
  if (status === 'PENDING') return true;
  return decision === 'GRANTED' && decidedAt !== null && dayNumberAt(decidedAt) > validUntil;
}

/** Limited and permanent permits go on over an exit and a new entry (izin masuk kembali). */
const GO_ON = ['TERBATAS', 'TETAP'];

/**
 * Tells whether what was applied for a permit belongs to the stay that began with an entry: it was
 * filed or decided since, or the permit goes on over it.
 */
export function isOfThisStay(permit: StayPermit, entry: StayMovement | undefined): boolean {
  const { kind, validUntil, pendingSince, decidedAt } = permit;
  if (!entry) return true;
  if (GO_ON.includes(kind) && validUntil >= dayNumberAt(entry.at)) return true;
  const applied = pendingSince ?? decidedAt;
  return applied === null ? validUntil >= dayNumberAt(entry.at) : applied >= entry.at;
}

function severityOf(days: number, { mediumFromDays, highBeyondDays }: OverstayRule): StaySeverity {
  if (highBeyondDays !== null && days > highBeyondDays) return 'HIGH';
  return days >= mediumFromDays ? 'MEDIUM' : 'LOW';
}
