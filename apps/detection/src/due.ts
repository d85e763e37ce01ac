import type { Query } from '@sinergi/database';
import type { OpenUnit } from '@sinergi/detection';
import type { Lane } from '@sinergi/domain';

/**
 * What rules are evaluated for: a person by one of the subjects, premises by their code, a sponsor
 * or a representation, each in one lane.
 */
export interface UnitInLane {
  unit: OpenUnit;
  unitId: string;
  lane: Lane;
}

/** The column of a fact that names each unit. */
export const UNIT_COLUMNS: Readonly<Record<OpenUnit, string>> = {
  PERSON: 'subject_id',
  PREMISES: 'premises_id',
  SPONSOR: 'sponsor_id',
  REPRESENTATION: 'representation_id',
};

/** A text that only one unit in one lane has. */
export const nameOf = ({ unit, unitId, lane }: UnitInLane): string => `${unit} ${unitId} ${lane}`;

/** Makes units due; one that is due earlier stays so. */
export async function lookAtSoon(
  query: Query,
  units: readonly UnitInLane[],
  at: Date,
): Promise<void> {
  const each = [...new Map(units.map((one) => [nameOf(one), one])).values()];
  if (each.length === 0) return;
  await makeDue(query, 'SELECT * FROM unnest($2::text[], $3::text[], $4::text[])', at, [
    each.map(({ unit }) => unit),
    each.map(({ unitId }) => unitId),
    each.map(({ lane }) => lane),
  ]);
}

/**
 * Makes the units due that a statement selects: unit, id and lane, each once. Its parameters begin
 * at $2.
 */
export async function makeDue(
  query: Query,
  select: string,
  at: Date,
  parameters: readonly unknown[],
): Promise<void> {
  // All transactions lock in the same order, so none deadlock.
  await query(
    `INSERT INTO due (unit, unit_id, lane, at)
     SELECT s.unit, s.unit_id, s.lane, $1::timestamptz FROM (${select}) AS s(unit, unit_id, lane)
     ORDER BY s.unit, s.unit_id, s.lane
     ON CONFLICT (unit, unit_id, lane) DO UPDATE SET at = least(due.at, excluded.at)`,
    [at, ...parameters],
  );
}

const EVALUATIONS = "hashtextextended('sinergi evaluations', 0)";

/** Marks the caller's transaction as one that evaluates units. Many do so side by side. */
export async function beginEvaluation(query: Query): Promise<void> {
  await query(`SELECT pg_advisory_xact_lock_shared(${EVALUATIONS})`);
}

/**
 * Waits until no evaluation is under way, and lets none begin before the caller's transaction ends.
 * Whoever selects units by what evaluations stored needs it: one that is under way has read what
 * was so before, and what it stores is not to be seen yet. Called before any unit is locked.
 */
export async function holdEvaluations(query: Query): Promise<void> {
  await query(`SELECT pg_advisory_xact_lock(${EVALUATIONS})`);
}

/** When to evaluate a unit again, and what else would change what its rules found. */
export interface Again extends UnitInLane {
  /** epoch ms; null for never without any new event */
  at: number | null;
  /** whether the lane has a time of its own, which passes only by its word */
  isStated: boolean;
  /** the flows whose coverage its rules asked for */
  asks: readonly string[];
}

/** Stores when units that were evaluated are due again. */
export async function storeAgain(query: Query, evaluated: readonly Again[]): Promise<void> {
  const [kept, gone] = [
    evaluated.filter(({ at, asks }) => at !== null || asks.length > 0),
    evaluated.filter(({ at, asks }) => at === null && asks.length === 0),
  ];
  if (kept.length > 0)
    await query(
      `INSERT INTO due (unit, unit_id, lane, at, lane_at, asks)
       SELECT unit, unit_id, lane, at, lane_at, string_to_array(asks, ',') FROM unnest(
         $1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[])
         AS s(unit, unit_id, lane, at, lane_at, asks)
       ORDER BY unit, unit_id, lane
       ON CONFLICT (unit, unit_id, lane) DO UPDATE SET at = excluded.at,
         lane_at = excluded.lane_at, asks = excluded.asks`,
      [
        ...columnsOf(kept),
        kept.map(({ at, isStated }) => (at === null || isStated ? null : new Date(at))),
        kept.map(({ at, isStated }) => (at === null || !isStated ? null : new Date(at))),
        kept.map(({ asks }) => asks.join(',')),
      ],
    );
  if (gone.length > 0)
    await query(
      `DELETE FROM due d USING unnest($1::text[], $2::text[], $3::text[]) AS s(unit, id, lane)
       WHERE d.unit = s.unit AND d.unit_id = s.id AND d.lane = s.lane`,
      columnsOf(gone),
    );
}

const columnsOf = (units: readonly UnitInLane[]): string[][] => [
  units.map(({ unit }) => unit),
  units.map(({ unitId }) => unitId),
  units.map(({ lane }) => lane),
];
