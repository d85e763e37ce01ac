import type { Query } from '@sinergi/database';
import {
  coverageByOwner,
  coveredUntil,
  EARLIER_EXERCISE,
  type Lane,
  LIVE,
  type RuleParticipant,
  type StatedCoverage,
} from '@sinergi/domain';
import { grouped } from './grouped.js';

/** The time in a lane, epoch ms, and whether the lane states it: then it passes by its word. */
export interface LaneTime {
  now: number;
  isStated: boolean;
}

/**
 * Returns the time in each lane. An exercise that has ended, or that is not known yet, has none:
 * nothing is evaluated in it.
 *
 * @param now the real time, epoch ms
 */
export async function laneTimes(
  query: Query,
  lanes: readonly Lane[],
  now: number,
): Promise<Map<Lane, LaneTime>> {
  const exercises = lanes.filter((lane) => lane !== LIVE && lane !== EARLIER_EXERCISE);
  const rows =
    exercises.length === 0
      ? []
      : await query(
          `SELECT exercise_id, now FROM exercise
           WHERE status = 'OPEN' AND exercise_id = ANY($1::uuid[])`,
          [exercises],
        );
  return new Map([
    ...[LIVE, EARLIER_EXERCISE].map((lane) => [lane, { now, isStated: false }] as const),
    ...rows.map((row) => {
      const stated = row['now'] as Date | null;
      const time = { now: stated?.getTime() ?? now, isStated: stated !== null };
      return [String(row['exercise_id']), time] as const;
    }),
  ]);
}

/** Answers up to when the absence of an event is a fact, in a lane. */
export type Coverage = (lane: Lane, flow: string, kecamatan: string | null) => number | null;

/**
 * Reads what owners have stated of their flows in lanes.
 *
 * @param participants of the exchange: all who may report
 */
export async function coverageIn(
  query: Query,
  lanes: readonly Lane[],
  participants: readonly Pick<RuleParticipant, 'code' | 'publishes' | 'areaCodes'>[],
): Promise<Coverage> {
  const rows = await query(
    `SELECT lane, owner, flow, kecamatan, complete_until FROM coverage
     WHERE lane = ANY($1::text[])`,
    [lanes],
  );
  const statements = grouped(
    rows.map((row): StatedCoverage & { lane: Lane } => ({
      ...{ lane: String(row['lane']), owner: String(row['owner']), flow: String(row['flow']) },
      kecamatan: row['kecamatan'] as string | null,
      completeUntil: (row['complete_until'] as Date).getTime(),
    })),
    ({ lane, flow }) => `${lane} ${flow}`,
  );
  const answered = new Map<string, number | null>();
  return (lane, flow, kecamatan) => {
    const question = `${lane} ${flow} ${kecamatan ?? ''}`;
    if (!answered.has(question)) {
      const of = statements.get(`${lane} ${flow}`) ?? [];
      const owners = coverageByOwner({ flow, kecamatan }, of, participants);
      answered.set(question, coveredUntil(owners));
    }
    return answered.get(question) ?? null;
  };
}
