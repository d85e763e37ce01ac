import { randomInt } from 'node:crypto';
import { ServiceDatabase } from '@sinergi/database';
import { type SeededRandom, seededRandom } from '@sinergi/domain';
import { type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectionMigrations } from './detection-migrations.js';
import type { FeedItem } from './feed-item.js';
import { grouped } from './grouped.js';
import { lookAtDue } from './look-at-units.js';
import { takeEvents } from './take-events.js';
import { openFindings, SAYING, TABLES } from './testing/a-look.js';
import { PARTICIPANTS, someRules } from './testing/some-rules.js';
import { NOW, someWorld } from './testing/some-world.js';

const SEED = Number(process.env['SINERGI_ENGINE_SEED'] ?? randomInt(2 ** 31));
const STEPS = 100;
const BOOK = someRules();
/** A transaction that met another's: its work is done again. */
const MET = ['23505', '40P01'];

let postgres: TemporaryPostgres;
let processes: ServiceDatabase[];

beforeAll(async () => {
  postgres = await temporaryPostgres();
  const url = await postgres.createDatabase('detection');
  processes = [0, 1].map(
    () => new ServiceDatabase({ service: 'detection', url, migrations: detectionMigrations }),
  );
  for (const one of processes) await one.connect();
});
afterAll(async () => {
  for (const one of processes ?? []) await one.close();
  await postgres?.stop();
});

const begin = () =>
  processes[0]!.query(`TRUNCATE ${TABLES}; UPDATE feed_position SET caught_up = true`);
const take = (items: readonly FeedItem[]) =>
  processes[0]!.inTransaction((query) => takeEvents(query, items, new Date(NOW), BOOK));

/** Evaluates until nothing is due. */
async function lookAtAll(process: ServiceDatabase, atMost = 100): Promise<void> {
  for (;;) {
    try {
      const options = { ...SAYING, now: NOW, book: BOOK, participants: PARTICIPANTS };
      const { due } = await process.inTransaction((query) =>
        lookAtDue(query, { ...options, onRuleFailed: failed }, atMost),
      );
      if (due === 0) return;
    } catch (error) {
      if (!MET.includes((error as { driverError?: { code: string } }).driverError?.code ?? ''))
        throw error;
    }
  }
}
const failed = (_rule: unknown, _one: unknown, error: unknown): void => {
  throw error;
};

const openAlerts = () => openFindings(processes[0]!.query);

/** Expects that what was submitted leaves the same alerts open, at most one for each cause. */
async function expectSaid(): Promise<void> {
  const rows = await processes[0]!.query(
    `SELECT f.rule_id, f.lane, f.cause, f.round, f.unit, f.subject_id, d.change, d.body
     FROM decision d JOIN finding f USING (finding_no) ORDER BY d.decision_no`,
  );
  const open = new Map<string, unknown>();
  for (const row of rows) {
    const cause = `${row['rule_id']} ${row['lane']} ${row['cause']}`;
    if (row['change'] === 'RAISED') expect(open.has(cause)).toBe(false);
    else expect(open.get(cause)).toBe(row['round']);
    if (row['change'] === 'RETRACTED') open.delete(cause);
    else open.set(cause, row['round']);
    if (row['unit'] !== 'PERSON') expect(row['subject_id']).toBeNull();
  }
  expect(open.size).toBe((await openAlerts()).length);
}

/** Shuffles events; the versions of each entity stay in their order, as every feed has them. */
function shuffled(random: SeededRandom, items: readonly FeedItem[]): FeedItem[] {
  const places = items
    .map((item) => ({ entity: entityOf(item), at: random.next() }))
    .sort((left, right) => left.at - right.at)
    .map(({ entity }) => entity);
  const waiting = grouped(items, entityOf);
  return places.map((entity) => waiting.get(entity)!.shift()!);
}

const entityOf = ({ type, data }: FeedItem): string =>
  `${type} ${String(data[`${type.split('.')[2]}Id`])}`;

/** Splits items into batches of up to twenty. */
function batches(random: SeededRandom, items: readonly FeedItem[]): FeedItem[][] {
  const all: FeedItem[][] = [];
  for (let at = 0; at < items.length; ) {
    const size = 1 + Math.floor(random.next() * 20);
    all.push(items.slice(at, at + size));
    at += size;
  }
  return all;
}

describe(`mixtures of facts, links, holds and corrections, seed ${SEED}`, () => {
  it.each([0, 1, 2])(
    'end in the same open alerts in any order, split and replay, by two at once (%i)',
    async (part) => {
      const random = seededRandom(SEED + part);
      const world = someWorld(random, STEPS);
      await begin();
      await take(world);
      await lookAtAll(processes[0]!);
      const expected = await openAlerts();
      expect(expected.length).toBeGreaterThan(0);
      await expectSaid();

      await begin();
      for (const batch of batches(random, shuffled(random, world))) {
        await take(batch);
        if (random.next() < 0.7) await lookAtAll(processes[0]!, 1 + Math.floor(random.next() * 30));
      }
      await lookAtAll(processes[0]!);
      expect(await openAlerts()).toEqual(expected);
      await expectSaid();

      // The feed is read again from its beginning: nothing is said.
      for (const batch of batches(random, world)) await take(batch);
      const said = await processes[0]!.query('SELECT count(*) FROM decision');
      await lookAtAll(processes[0]!);
      expect(await processes[0]!.query('SELECT count(*) FROM decision')).toEqual(said);

      await begin();
      const reading = (async () => {
        for (const batch of batches(random, shuffled(random, world))) await take(batch);
      })();
      let isRead = false;
      const looking = processes.map(async (process) => {
        while (!isRead) await lookAtAll(process, 5);
        await lookAtAll(process, 5);
      });
      await reading;
      isRead = true;
      await Promise.all(looking);
      expect(await openAlerts()).toEqual(expected);
      await expectSaid();
    },
  );
});
