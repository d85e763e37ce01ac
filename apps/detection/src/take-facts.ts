import type { Query } from '@sinergi/database';
import {
  FACT_KINDS,
  type FactKinds,
  type OpenFactKind,
  type ReadFact,
  readFact,
} from '@sinergi/detection';
import { type Lane, laneOf } from '@sinergi/domain';
import { beginningOf } from '@sinergi/law';
import { makeDue, UNIT_COLUMNS, type UnitInLane } from './due.js';
import { type FeedItem, flowOf } from './feed-item.js';
import { grouped } from './grouped.js';
import type { RuleBook } from './rule-book.js';

/** A calendar entry counts for what happened this many days around its own, and not beyond. */
const AROUND_DAYS = 31;

interface Taken extends ReadFact {
  lane: Lane;
  version: number;
}

/** What was held of an entity before. */
interface Before {
  version: number;
  units: UnitInLane[];
  lane: Lane;
  facts: Record<string, unknown>;
}

/**
 * Takes facts. A version that is known changes nothing.
 *
 * @returns the units that could change: those that the facts name, and those that they named
 *   before, since a correction may move an entity to another person
 */
export async function takeFacts(
  query: Query,
  items: readonly FeedItem[],
  { lookAt, book }: { lookAt: Date; book: RuleBook },
): Promise<UnitInLane[]> {
  const said = grouped(items.filter(isFact), nameOfEntity);
  if (said.size === 0) return [];
  const held = await heldBefore(query, [...said.keys()]);
  const before = (one: Taken): Before | undefined => held.get(`${one.kind} ${one.fact.id}`);
  const fresh = [...said].flatMap(([name, versions]) => readOn(versions, held.get(name)));
  if (fresh.length === 0) return [];
  await store(query, fresh);
  for (const one of fresh.filter(({ kind }) => kind === 'calendar'))
    for (const entry of [one.fact as FactKinds['calendar'], before(one)?.facts])
      if (entry)
        await lookAtCalendarReaders(
          query,
          { ...(entry as unknown as FactKinds['calendar']), lane: one.lane },
          { lookAt, book },
        );
  return fresh.flatMap((one) => {
    const readers = book.readersOf(one.kind);
    return [...unitsOf(one), ...(before(one)?.units ?? [])].filter(({ unit }) => readers.has(unit));
  });
}

const isFact = ({ type }: FeedItem): boolean =>
  (FACT_KINDS as readonly string[]).includes(flowOf(type));

const nameOfEntity = ({ type, data }: FeedItem): string => {
  const kind = flowOf(type);
  return `${kind} ${String(data[`${kind}Id`])}`;
};

/** Reads the versions of an entity that come after the one that is held, one after the other. */
function readOn(versions: readonly FeedItem[], before: Before | undefined): Taken[] {
  let latest: Taken | undefined;
  const known = (): number => latest?.version ?? before?.version ?? 0;
  const inOrder = [...versions].sort((left, right) => left.entityversion - right.entityversion);
  for (const item of inOrder.filter(({ entityversion }) => entityversion > known())) {
    const kind = flowOf(item.type) as OpenFactKind;
    latest = {
      ...readFact(kind, item, latest?.fact ?? before?.facts ?? null),
      ...{ lane: laneOf(item.data), version: item.entityversion },
    };
  }
  return latest ? [latest] : [];
}

const unitsOf = ({ units, lane }: Taken): UnitInLane[] =>
  Object.entries(units).map(([unit, unitId]) => ({ unit, unitId, lane }) as UnitInLane);

async function heldBefore(query: Query, names: readonly string[]): Promise<Map<string, Before>> {
  const pairs = names.map((name) => name.split(' '));
  const rows = await query(
    `SELECT f.* FROM fact f
     JOIN unnest($1::text[], $2::uuid[]) AS s(kind, id) ON f.kind = s.kind AND f.id = s.id`,
    [pairs.map(([kind]) => kind), pairs.map(([, id]) => id)],
  );
  return new Map(
    rows.map((row) => {
      const lane = String(row['lane']);
      const units = Object.entries(UNIT_COLUMNS).flatMap(([unit, column]) =>
        row[column] === null ? [] : [{ unit, unitId: String(row[column]), lane } as UnitInLane],
      );
      const facts = row['facts'] as Before['facts'];
      return [
        `${row['kind']} ${row['id']}`,
        { version: Number(row['version']), units, lane, facts },
      ];
    }),
  );
}

async function store(query: Query, fresh: readonly Taken[]): Promise<void> {
  await query(
    `INSERT INTO fact (kind, id, lane, version, event_id, owner, subject_id, premises_id,
       sponsor_id, representation_id, happened_at, facts)
     SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::int[], $5::uuid[], $6::text[],
       $7::uuid[], $8::text[], $9::text[], $10::uuid[], $11::timestamptz[], $12::jsonb[])
     ON CONFLICT (kind, id) DO UPDATE SET lane = excluded.lane, version = excluded.version,
       event_id = excluded.event_id, owner = excluded.owner, subject_id = excluded.subject_id,
       premises_id = excluded.premises_id, sponsor_id = excluded.sponsor_id,
       representation_id = excluded.representation_id, happened_at = excluded.happened_at,
       facts = excluded.facts
     WHERE fact.version < excluded.version`,
    [
      fresh.map(({ kind }) => kind),
      fresh.map(({ fact }) => fact.id),
      fresh.map(({ lane }) => lane),
      fresh.map(({ version }) => version),
      fresh.map(({ fact }) => fact.eventId),
      fresh.map(({ fact }) => fact.owner),
      fresh.map(({ units }) => units.PERSON ?? null),
      fresh.map(({ units }) => units.PREMISES ?? null),
      fresh.map(({ units }) => units.SPONSOR ?? null),
      fresh.map(({ units }) => units.REPRESENTATION ?? null),
      fresh.map(({ happenedAt }) => (happenedAt === null ? null : new Date(happenedAt))),
      fresh.map(({ fact: { id: _id, eventId: _event, owner: _owner, ...own } }) =>
        JSON.stringify(own),
      ),
    ],
  );
}

/**
 * Makes the units due that a calendar entry can change: those with an open finding of a rule that
 * reads the calendar, and those of whom such a rule knows something that happened around its days.
 */
async function lookAtCalendarReaders(
  query: Query,
  { firstDay, lastDay, lane }: FactKinds['calendar'] & { lane: Lane },
  { lookAt, book }: { lookAt: Date; book: RuleBook },
): Promise<void> {
  for (const unit of book.readersOf('calendar')) {
    const rules = book.of(unit).filter(({ reads }) => reads.includes('calendar'));
    const column = UNIT_COLUMNS[unit];
    await makeDue(
      query,
      `SELECT $2::text, ${column}::text, lane FROM fact
       WHERE lane = $3 AND kind = ANY($4::text[]) AND happened_at >= $5 AND happened_at < $6
         AND ${column} IS NOT NULL
       UNION SELECT unit, unit_id, lane FROM finding
       WHERE state = 'OPEN' AND unit = $2 AND lane = $3 AND rule_id = ANY($7::text[])`,
      lookAt,
      [
        ...[unit, lane, [...new Set(rules.flatMap(({ reads }) => reads))]],
        ...[
          new Date(beginningOf(firstDay - AROUND_DAYS)),
          new Date(beginningOf(lastDay + 1 + AROUND_DAYS)),
        ],
        rules.map(({ id }) => id),
      ],
    );
  }
}
