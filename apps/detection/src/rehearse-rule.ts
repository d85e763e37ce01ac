import { setImmediate as aTurn } from 'node:timers/promises';
import type { Query, ServiceDatabase } from '@sinergi/database';
import {
  type Difference,
  type DifferenceKind,
  type OpenRule,
  type Rehearsed,
  type RehearseOptions,
  rehearsing,
  timesOf,
  type Values,
  valuesAt,
} from '@sinergi/detection';
import type { Lane, RuleParticipant } from '@sinergi/domain';
import { nameOf, UNIT_COLUMNS } from './due.js';
import { coverageIn, laneTimes } from './lane-times.js';
import { settingsIn } from './taken-settings.js';
import { type Claimed, clustersOf, factsOf, holdsOf } from './unit-facts.js';

const UNITS_AT_ONCE = 200;
/** How long a rehearsal works before it lets others work. */
const SLICE_MS = 20;
const MOST_EXAMPLES = 20;
const MOST_MS = 300_000;

/** What is rehearsed: a rule, and the numbers that are tried in place of those in force. */
export interface RehearsalOrder {
  rule: OpenRule;
  set: Values;
  days: number;
  lane: Lane;
}

/** An alert that would come, go or be another, with what the rule says of it. */
export interface RehearsedExample extends Difference {
  unit: OpenRule['unit'];
  /** the person by one of the subjects, premises by their code */
  unitId: string;
}

export interface RehearsalProgress {
  /** units that were rehearsed, and all of whom the rule knows something */
  units: number;
  of: number;
}

/** What a rehearsal tells of all units in a lane. */
export interface Rehearsal extends RehearsalProgress {
  rule: string;
  version: number;
  lane: Lane;
  days: number;
  /** the numbers in force today, and those that are tried */
  present: Values;
  changed: Values;
  /** alerts that would come, go or be another, and those that would be the same */
  counts: Record<'come' | 'go' | 'change' | 'same', number>;
  /** of those that differ, how many rest on something that was said anew since */
  saidAnew: number;
  /** units of which the rule failed: a defect of the rule */
  failed: number;
  /** false where it took too long: the counts are those of the units until then */
  isComplete: boolean;
  /** at most 20 of each kind, those of the first units */
  examples: RehearsedExample[];
}

export interface RehearseRuleOptions {
  database: Pick<ServiceDatabase, 'query'>;
  participants: readonly Pick<RuleParticipant, 'code' | 'publishes' | 'areaCodes'>[];
  /** code of the agency that coordinates: what it sets is in force */
  coordinator: string;
  /** the real time, epoch ms */
  now: number;
  /** ends it, such as when the client has gone */
  signal: AbortSignal;
  /** ms after which it ends with what it has */
  atMostMs?: number;
  onProgress?(progress: RehearsalProgress): void;
}

/**
 * Rehearses a rule for every unit in a lane: what its alerts would be by other numbers. It writes
 * nothing, holds no lock and no more units than one page in memory, and lets the engine work in
 * between.
 *
 * @returns null for a lane that has no time: nothing is evaluated in it
 */
export async function rehearseRule(
  order: RehearsalOrder,
  options: RehearseRuleOptions,
): Promise<Rehearsal | null> {
  const { rule, lane, days } = order;
  const { database, participants, now, signal, atMostMs = MOST_MS, onProgress } = options;
  const { query } = database;
  const time = (await laneTimes(query, [lane], now)).get(lane);
  if (!time) return null;
  const coverage = await coverageIn(query, [lane], participants);
  const settings = (await settingsIn(query, options.coordinator))(lane);
  const valuesOn = (day: number): Values => valuesAt(rule, settings, day);
  const times = timesOf({ days, now: time.now }, valuesOn, order.set);
  const { present, changed } = times.at(-1)!;
  const by: RehearseOptions = {
    ...{ rule, times, hasOwnTime: time.isStated },
    coveredUntil: (flow, kecamatan) => coverage(lane, flow, kecamatan),
  };
  const told: Rehearsal = {
    ...{ rule: rule.id, version: rule.version, lane, days, present, changed },
    ...{ units: 0, of: await countUnits(database, rule, lane) },
    counts: { come: 0, go: 0, change: 0, same: 0 },
    ...{ saidAnew: 0, failed: 0, isComplete: true, examples: [] },
  };
  const until = performance.now() + atMostMs;
  const slice = new Slice(signal);
  const people = new People();
  for await (const page of pagesOf(database, rule, lane)) {
    const units = rule.unit === 'PERSON' ? await people.of(query, page) : page;
    const facts = await factsOf(query, units, () => rule.reads);
    const isHeld = await holdsOf(query, units);
    for (const one of units) {
      if (isHeld(one, rule.category)) continue;
      const rehearsed = await slice.run(rehearsing(facts.get(one)!, by));
      if (rehearsed === null) told.failed += 1;
      else note(told, one, rehearsed);
    }
    told.units += page.length;
    onProgress?.({ units: told.units, of: told.of });
    if (performance.now() > until) return { ...told, isComplete: false };
  }
  return told;
}

/** Runs steps for a short time each, so that the rest of the process works in between. */
class Slice {
  private since = performance.now();

  constructor(private readonly signal: AbortSignal) {}

  /** @returns null where the rule threw */
  async run(steps: Generator<void, Rehearsed>): Promise<Rehearsed | null> {
    for (;;) {
      if (performance.now() - this.since > SLICE_MS) {
        await aTurn();
        this.since = performance.now();
      }
      this.signal.throwIfAborted();
      const { done, value } = next(steps);
      if (done) return value;
    }
  }
}

/** Makes one unit of all subjects that are the same person, once. */
class People {
  /** the persons of several subjects that were met, by their first subject */
  private readonly met = new Set<string>();

  async of(query: Query, page: readonly Claimed[]): Promise<Claimed[]> {
    const clusters = await clustersOf(query, page);
    return page.flatMap((one) => {
      const ids = clusters.get(nameOf(one))!;
      if (ids.length > 1 && this.met.has(ids[0]!)) return [];
      if (ids.length > 1) this.met.add(ids[0]!);
      return [{ ...one, ids }];
    });
  }
}

function next(steps: Generator<void, Rehearsed>): IteratorResult<void, Rehearsed | null> {
  try {
    return steps.next();
  } catch {
    return { done: true, value: null };
  }
}

type Counted = Lowercase<DifferenceKind>;

function note(told: Rehearsal, { unit, unitId }: Claimed, { same, differences }: Rehearsed): void {
  told.counts.same += same;
  for (const one of differences) {
    told.counts[one.kind.toLowerCase() as Counted] += 1;
    if (one.isSaidAnew) told.saidAnew += 1;
    const before = told.examples.filter(({ kind }) => kind === one.kind);
    if (before.length < MOST_EXAMPLES) told.examples.push({ unit, unitId, ...one });
  }
}

async function countUnits(
  { query }: Pick<ServiceDatabase, 'query'>,
  { unit, restsOn }: OpenRule,
  lane: Lane,
) {
  const [row] = await query(
    `SELECT count(DISTINCT ${UNIT_COLUMNS[unit]}) AS units FROM fact
     WHERE lane = $1 AND kind = ANY($2::text[])`,
    [lane, restsOn],
  );
  return Number(row!['units']);
}

/** Reads the units in a lane of whom there is a fact on which a rule rests, in pages. */
async function* pagesOf(
  { query }: Pick<ServiceDatabase, 'query'>,
  { unit, restsOn }: OpenRule,
  lane: Lane,
): AsyncGenerator<Claimed[]> {
  const column = UNIT_COLUMNS[unit];
  let last: string | undefined;
  for (;;) {
    const rows = await query(
      `SELECT DISTINCT ${column} AS unit_id FROM fact
       WHERE lane = $1 AND kind = ANY($2::text[]) AND ${column} IS NOT NULL
         ${last === undefined ? '' : `AND ${column} > $3`}
       ORDER BY 1 LIMIT ${UNITS_AT_ONCE}`,
      [lane, restsOn, ...(last === undefined ? [] : [last])],
    );
    if (rows.length === 0) return;
    last = String(rows.at(-1)!['unit_id']);
    yield rows.map((row) => {
      const unitId = String(row['unit_id']);
      return { unit, unitId, lane, ids: [unitId] };
    });
  }
}
