import type { Query } from '@sinergi/database';
import { evaluateStay, type Lane, lastPermittedDay } from '@sinergi/domain';
import { beginningOf, dayNumberAt } from '@sinergi/law';
import { openFindings, wasAnswered } from './findings.js';
import { type HeldPermit, movementsOf, permitsOf, personOf } from './person-facts.js';
import { close, isAnswered, type LookOptions, raise, sayAgain, takeBack } from './say-finding.js';
import { isAnyHeld } from './take-holds.js';

/**
 * Evaluates one person's stay by the rule, in each lane, and decides whether to raise, update,
 * escalate, close or withdraw an alert. The same transaction stores the decisions, and they are
 * submitted later. So no decision is submitted twice, and none is lost.
 *
 * @returns when to evaluate again without any new event; null for never
 */
export async function lookAtPerson(
  query: Query,
  subjectId: string,
  options: LookOptions,
): Promise<Date | null> {
  const again: Date[] = [];
  for (const { lane, now, isReal } of await lanesOf(query, subjectId, options.now)) {
    const at = await lookInLane(query, subjectId, lane, { ...options, now });
    // Time that an exercise states passes only by its word, and then everybody in it is due.
    if (at && isReal) again.push(at);
  }
  return again.sort((left, right) => left.getTime() - right.getTime())[0] ?? null;
}

/**
 * Returns the lanes in which there is a fact or an alert of a person, each with its time. A fact of
 * one lane counts for nothing in another. An exercise that has ended is not looked at.
 */
async function lanesOf(
  query: Query,
  subjectId: string,
  now: number,
): Promise<{ lane: Lane; now: number; isReal: boolean }[]> {
  const rows = await query(
    `WITH RECURSIVE reached (id) AS (
       SELECT $1::uuid
       UNION SELECT CASE WHEN l.one = r.id THEN l.other ELSE l.one END
         FROM reached r JOIN subject_link l ON r.id IN (l.one, l.other)),
     found (lane) AS (
       SELECT lane FROM permit WHERE subject_id IN (SELECT id FROM reached)
       UNION SELECT lane FROM movement WHERE subject_id IN (SELECT id FROM reached)
       UNION SELECT f.lane FROM finding f JOIN permit p USING (permit_id)
         WHERE p.subject_id IN (SELECT id FROM reached))
     SELECT f.lane, e.now
     FROM found f LEFT JOIN exercise e ON e.exercise_id::text = f.lane
     WHERE e.status IS NULL OR e.status = 'OPEN'
     ORDER BY f.lane <> 'LIVE', f.lane`,
    [subjectId],
  );
  return rows.map((row) => {
    const stated = row['now'] as Date | null;
    return { lane: String(row['lane']), now: stated?.getTime() ?? now, isReal: stated === null };
  });
}

async function lookInLane(
  query: Query,
  subjectId: string,
  lane: Lane,
  options: LookOptions,
): Promise<Date | null> {
  const subjects = await personOf(query, subjectId, lane);
  const permits = await permitsOf(query, subjects, lane);
  const movements = await movementsOf(query, subjects, lane);
  const verdict = evaluateStay(permits, movements, options.now);
  const isHeld = await isAnyHeld(query, subjects, lane);
  const found =
    verdict.verdict === 'OVERSTAY' && !isHeld
      ? permits.find(({ eventId }) => eventId === verdict.permit?.eventId)
      : undefined;
  const open = await openFindings(query, subjects, lane);
  for (const finding of open) {
    if (isAnswered(finding)) await close(query, finding, finding.answer);
    else if (finding.permitId !== found?.permitId)
      await takeBack(query, finding, isHeld ? 'HELD' : verdict.verdict);
  }
  if (verdict.verdict === 'OVERSTAY' && found) {
    const said = open.find(({ permitId }) => permitId === found.permitId);
    if (said && !isAnswered(said)) await sayAgain(query, said, verdict, options);
    else if (!(await wasAnswered(query, found.permitId, lane, verdict.basis)))
      await raise(query, { found, lane, verdict }, options);
  }
  return lookAgainAt(verdict.verdict, permits, options.now);
}

/**
 * On the day after a permit's last day the verdict may change without any event, and an overstay
 * grows every day.
 */
function lookAgainAt(verdict: string, permits: readonly HeldPermit[], now: number): Date | null {
  const today = dayNumberAt(now);
  if (verdict === 'OVERSTAY') return new Date(beginningOf(today + 1));
  const ahead = permits.map((permit) => lastPermittedDay(permit) + 1).filter((day) => day > today);
  return ahead.length > 0 ? new Date(beginningOf(Math.min(...ahead))) : null;
}
