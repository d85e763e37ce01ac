import type { Query } from '@sinergi/database';
import { type FactKind, type Facts, NO_FACTS, type OpenUnit } from '@sinergi/detection';
import { clusterOf, keepsOff, type Lane, type SubjectStatement } from '@sinergi/domain';
import { nameOf, UNIT_COLUMNS, type UnitInLane } from './due.js';
import { grouped } from './grouped.js';

/** A unit to evaluate, with the ids under which facts name it: a person's are all its subjects. */
export interface Claimed extends UnitInLane {
  ids: readonly string[];
}

/**
 * Claims units until the transaction ends, so that no other process evaluates them by other facts
 * meanwhile. A person is claimed by all subjects that are the same person. Of units that are one
 * person only the first is returned, with `with` the names of the others.
 *
 * @returns the claimed, and those that another process has just now
 */
export async function claim(
  query: Query,
  units: readonly UnitInLane[],
): Promise<{ claimed: Claimed[]; same: UnitInLane[]; busy: UnitInLane[] }> {
  const people = units.filter(({ unit }) => unit === 'PERSON');
  const others = units.filter(({ unit }) => unit !== 'PERSON');
  const free = await lockSubjects(query, people, await clustersOf(query, people));
  // Read again under the locks: a link may have come between.
  const clusters = await clustersOf(query, people);
  const claimed = new Map<string, Claimed>();
  const same: UnitInLane[] = [];
  const busy: UnitInLane[] = [];
  for (const person of people) {
    const ids = clusters.get(nameOf(person))!;
    const name = `${ids[0]} ${person.lane}`;
    if (!ids.every((id) => free.has(`${id} ${person.lane}`))) busy.push(person);
    else if (claimed.has(name)) same.push(person);
    else claimed.set(name, { ...person, ids });
  }
  return {
    claimed: [...claimed.values(), ...others.map((one) => ({ ...one, ids: [one.unitId] }))],
    same,
    busy,
  };
}

/** Tries to lock all subjects of people. @returns those that are locked now, each with its lane */
async function lockSubjects(
  query: Query,
  people: readonly UnitInLane[],
  clusters: ReadonlyMap<string, readonly string[]>,
): Promise<Set<string>> {
  const names = new Set(
    people.flatMap((person) => clusters.get(nameOf(person))!.map((id) => `${id} ${person.lane}`)),
  );
  if (names.size === 0) return names;
  const rows = await query(
    `SELECT s.name, pg_try_advisory_xact_lock(hashtextextended(s.name, 0)) AS is_locked
     FROM unnest($1::text[]) AS s(name)`,
    [[...names]],
  );
  return new Set(rows.flatMap((row) => (row['is_locked'] ? String(row['name']) : [])));
}

/** Returns all subjects that are the same person, per person in its lane, sorted. */
export async function clustersOf(
  query: Query,
  people: readonly UnitInLane[],
): Promise<Map<string, string[]>> {
  if (people.length === 0) return new Map();
  const rows = await query(
    `WITH RECURSIVE reached (lane, id) AS (
       SELECT * FROM unnest($1::text[], $2::uuid[])
       UNION
       SELECT r.lane, n.id FROM reached r CROSS JOIN LATERAL (
         SELECT other FROM subject_link l WHERE l.one = r.id AND l.lane = r.lane
         UNION ALL SELECT one FROM subject_link l WHERE l.other = r.id AND l.lane = r.lane) n(id))
     SELECT l.* FROM subject_link l JOIN reached r ON l.one = r.id AND l.lane = r.lane`,
    [people.map(({ lane }) => lane), people.map(({ unitId }) => unitId)],
  );
  const statements = grouped(
    rows.map((row): SubjectStatement & { lane: Lane } => ({
      ...{ lane: String(row['lane']), from: String(row['one']), to: String(row['other']) },
      relation: row['relation'] as 'SAME_PERSON' | 'NOT_SAME_PERSON',
      assertedAt: (row['asserted_at'] as Date).getTime(),
    })),
    ({ lane }) => lane,
  );
  return new Map(
    people.map((person) => [
      nameOf(person),
      clusterOf(person.unitId, statements.get(person.lane) ?? []),
    ]),
  );
}

/**
 * Returns the facts about units, each with those of its lane alone, in the order of their ids.
 *
 * @param kinds what the rules of a unit read
 */
export async function factsOf(
  query: Query,
  claimed: readonly Claimed[],
  kindsOf: (unit: OpenUnit) => readonly FactKind[],
): Promise<Map<Claimed, Facts>> {
  const found = new Map<Claimed, Facts>();
  for (const [unit, those] of grouped(claimed, (one) => one.unit)) {
    const column = UNIT_COLUMNS[unit];
    const kinds = kindsOf(unit).filter((kind) => kind !== 'calendar');
    const rows = await query(
      `SELECT kind, id, event_id, owner, lane, ${column} AS unit_id, facts FROM fact
       WHERE ${column} = ANY($1) AND kind = ANY($2::text[]) AND lane = ANY($3::text[])`,
      [those.flatMap(({ ids }) => ids), kinds, [...new Set(those.map(({ lane }) => lane))]],
    );
    const of = grouped(rows, (row) => `${row['unit_id']} ${row['lane']}`);
    const calendars = kindsOf(unit).includes('calendar')
      ? await calendarsOf(query, new Set(those.map(({ lane }) => lane)))
      : new Map<Lane, Row[]>();
    for (const one of those) {
      const all = one.ids.flatMap((id) => of.get(`${id} ${one.lane}`) ?? []);
      found.set(one, toFacts([...all, ...(calendars.get(one.lane) ?? [])]));
    }
  }
  return found;
}

type Row = Record<string, unknown>;

async function calendarsOf(query: Query, lanes: ReadonlySet<Lane>): Promise<Map<Lane, Row[]>> {
  const rows = await query(
    `SELECT kind, id, event_id, owner, lane, facts FROM fact
     WHERE kind = 'calendar' AND lane = ANY($1::text[])`,
    [[...lanes]],
  );
  return grouped(rows, (row) => String(row['lane']));
}

function toFacts(rows: readonly Row[]): Facts {
  const sorted = [...rows].sort((left, right) =>
    String(left['id']) < String(right['id']) ? -1 : 1,
  );
  const facts = [...grouped(sorted, (row) => String(row['kind']))].map(([kind, those]) => [
    kind,
    those.map((row) => ({
      ...{ id: String(row['id']), eventId: String(row['event_id']), owner: String(row['owner']) },
      ...(row['facts'] as object),
    })),
  ]);
  return { ...NO_FACTS, ...Object.fromEntries(facts) } as Facts;
}

/**
 * Returns from which categories of alerts each person is kept off, since one of its subjects is
 * held for a human.
 */
export async function holdsOf(
  query: Query,
  claimed: readonly Claimed[],
): Promise<(one: Claimed, category: string) => boolean> {
  const people = claimed.filter(({ unit }) => unit === 'PERSON');
  const rows =
    people.length === 0
      ? []
      : await query(
          `SELECT subject_id, lane, reach FROM hold
           WHERE is_held AND subject_id = ANY($1::uuid[]) AND lane = ANY($2::text[])`,
          [people.flatMap(({ ids }) => ids), people.map(({ lane }) => lane)],
        );
  const reaches = grouped(rows, (row) => `${row['subject_id']} ${row['lane']}`);
  return ({ unit, ids, lane }, category) =>
    unit === 'PERSON' &&
    ids
      .flatMap((id) => reaches.get(`${id} ${lane}`) ?? [])
      .some((row) => keepsOff(String(row['reach']), { flow: 'alert', category }));
}
