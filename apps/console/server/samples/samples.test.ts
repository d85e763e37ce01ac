import { ServiceDatabase } from '@sinergi/database';
import { type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Overview, OverviewAgency, OverviewFlow } from '../../contract/overview.js';
import { consoleDatabase } from '../database/console-database.js';
import { FlowSampleTable, HOURS_KEPT_MS } from './flow-sample-table.js';
import { type Sample, sampleOf } from './sample-of.js';
import { ROLLUP_KEPT_MS, SampleTable } from './sample-table.js';
import { Sampler } from './sampler.js';
import { StartTable } from './start-table.js';

const AGENCY = 'kec-menteng';
const NOON = Date.parse('2026-11-24T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let postgres: TemporaryPostgres;
let database: ServiceDatabase;
let table: SampleTable;
let flows: FlowSampleTable;
let starts: StartTable;
let url: string;
let databases = 0;

beforeAll(async () => {
  postgres = await temporaryPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  url = await postgres.createDatabase(`samples_${databases++}`);
  database = consoleDatabase({ url });
  await database.connect();
  table = new SampleTable(database);
  flows = new FlowSampleTable(database);
  starts = new StartTable(database);
  return () => database.close();
});

const aSample = (over: Partial<Sample> = {}): Sample => ({
  ...{
    agency: AGENCY,
    lag_ms: 0,
    pending: 0,
    applied_per_second: 2,
    outbox_pending: 0,
    dead_letters: 0,
    waiting: 0,
  },
  ...over,
});

/** Returns an agency whose one cell is `lagMs` behind, as the board shows it at `now`. */
function anAgency(lagMs: number | null, now: number, receivedAt = now): OverviewAgency {
  const report = {
    appliedPerSecond: 3,
    outboxPending: 4,
    deadLetters: 5,
    waiting: 6,
    receivedAt: new Date(receivedAt).toISOString(),
    startedAt: new Date(NOON - HOUR).toISOString(),
    software: '0.9.0',
  };
  return {
    ...{
      code: AGENCY,
      nameId: 'Menteng',
      nameEn: 'Menteng',
      status: 'in-sync',
      reason: { code: 'equal', params: {} },
      reasonFlow: null,
    },
    report: report as OverviewAgency['report'],
    cells: [
      {
        flow: 'sighting',
        status: 'in-sync',
        reason: null,
        lagMs,
        pending: lagMs === null ? null : '7',
        entities: '1',
      },
      { flow: 'permit', status: 'none', reason: null, lagMs: null, pending: null, entities: null },
    ],
  };
}

const aFlow = (eventsPerSecond: number): OverviewFlow => ({
  ...{ flow: 'sighting', topic: 'timpora.sighting', partitions: 4, logEnd: '9', eventsPerSecond },
});

const rowsOf = async (name: 'sample' | 'sample_rollup') =>
  (await database.query(`SELECT * FROM ${name} ORDER BY agency, at`)).length;

describe('samples', () => {
  it('are read back by steps: a level’s worst, a rate’s average, no unknown', async () => {
    await table.write(
      [
        aSample({ lag_ms: 900, applied_per_second: 2 }),
        aSample({ agency: 'kec-senen', lag_ms: 5 }),
      ],
      NOON + 1_234,
    );
    await table.write([aSample({ lag_ms: 100, applied_per_second: 4 })], NOON + 10_000);
    await table.write([aSample({ lag_ms: null, pending: null })], NOON + 60_000);
    const window = { from: NOON, to: NOON + 5 * MINUTE, stepSeconds: 60 };
    expect(await table.read(AGENCY, 'lag_ms', window)).toEqual(new Map([[NOON, 900]]));
    expect(await table.read(AGENCY, 'applied_per_second', window)).toEqual(
      new Map([
        [NOON, 3],
        [NOON + MINUTE, 2],
      ]),
    );
    expect(await table.read(AGENCY, 'lag_ms', { ...window, stepSeconds: 10 })).toEqual(
      new Map([
        [NOON, 900],
        [NOON + 10_000, 100],
      ]),
    );
  });

  it('of one moment are written once, by whichever console was first', async () => {
    await table.write([aSample({ pending: 1 })], NOON + 1_000);
    await table.write([aSample({ pending: 2 })], NOON + 9_000);
    expect(
      await table.read(AGENCY, 'pending', { from: NOON, to: NOON + MINUTE, stepSeconds: 10 }),
    ).toEqual(new Map([[NOON, 1]]));
  });

  it('are rolled up after five minutes, and both make one seamless curve', async () => {
    for (let at = NOON; at < NOON + 8 * MINUTE; at += 10_000)
      await table.write([aSample({ pending: (at - NOON) / 10_000 })], at);
    await table.rollUpAndForget(NOON + 8 * MINUTE);
    await table.rollUpAndForget(NOON + 8 * MINUTE + 10_000);
    expect(await rowsOf('sample_rollup')).toBe(1);
    const [rollup] = await database.query('SELECT at, pending_avg, pending_max FROM sample_rollup');
    expect(rollup).toEqual({ at: new Date(NOON), pending_avg: 14.5, pending_max: 29 });
    const window = { from: NOON, to: NOON + 10 * MINUTE, stepSeconds: 300 };
    expect(await table.read(AGENCY, 'pending', window)).toEqual(
      new Map([
        [NOON, 29],
        [NOON + 5 * MINUTE, 47],
      ]),
    );
  });

  it('are kept fine for a day, coarse for a month, never dropped before rollup', async () => {
    await table.write([aSample({ pending: 9 })], NOON);
    await table.rollUpAndForget(NOON + 25 * HOUR);
    expect([await rowsOf('sample'), await rowsOf('sample_rollup')]).toEqual([0, 1]);
    expect(
      await table.read(AGENCY, 'pending', { from: NOON, to: NOON + HOUR, stepSeconds: 300 }),
    ).toEqual(new Map([[NOON, 9]]));
    await table.rollUpAndForget(NOON + ROLLUP_KEPT_MS + 1);
    expect(await rowsOf('sample_rollup')).toBe(0);
  });
});

describe('the rates of flows', () => {
  const countOf = async (stepSeconds: number) =>
    (await database.query('SELECT FROM flow_sample WHERE step_seconds = $1', [stepSeconds])).length;
  const readFrom = async (from: number, to: number, stepSeconds: number) =>
    (await flows.readAll({ from, to, stepSeconds })).get('sighting');

  it('are rolled up once, by means, however often it is asked, with the latest', async () => {
    for (let at = NOON; at < NOON + 6 * MINUTE; at += 10_000)
      await flows.write([aFlow(at < NOON + 5 * MINUTE ? 2 : 8)], at + 1);
    await flows.write([aFlow(99)], NOON);
    for (let again = 0; again < 2; again += 1) await flows.rollUpAndForget(NOON + 6 * MINUTE);
    expect([await countOf(10), await countOf(300), await countOf(3_600)]).toEqual([36, 1, 0]);
    const curve = new Map([
      [NOON, 2],
      [NOON + 5 * MINUTE, 8],
    ]);
    expect(await readFrom(NOON, NOON + 10 * MINUTE, 300)).toEqual(curve);
    await flows.rollUpAndForget(NOON + HOUR);
    expect(await readFrom(NOON, NOON + HOUR, 3_600)).toEqual(new Map([[NOON, 3]]));
  });

  it('are kept a day, a month and a year, and a time that nobody sampled is a gap', async () => {
    await flows.write([aFlow(4)], NOON);
    await flows.write([aFlow(6)], NOON + 2 * HOUR);
    await flows.rollUpAndForget(NOON + 40 * 24 * HOUR);
    expect([await countOf(10), await countOf(300), await countOf(3_600)]).toEqual([0, 0, 2]);
    expect(await readFrom(NOON, NOON + 3 * HOUR, 3_600)).toEqual(
      new Map([
        [NOON, 4],
        [NOON + 2 * HOUR, 6],
      ]),
    );
    await flows.rollUpAndForget(NOON + 2 * HOUR + HOURS_KEPT_MS + 1);
    expect(await countOf(3_600)).toBe(0);
  });

  it('are rolled up after a clock that jumped ahead came back', async () => {
    await flows.write([aFlow(1)], NOON + 48 * HOUR);
    await flows.rollUpAndForget(NOON + 49 * HOUR);
    await flows.write([aFlow(7)], NOON);
    await flows.rollUpAndForget(NOON + HOUR);
    expect(await readFrom(NOON, NOON + HOUR, 3_600)).toEqual(new Map([[NOON, 7]]));
  });
});

describe('what is sampled of an agency', () => {
  it('is what its report and its cells say, where they say it', () => {
    expect(sampleOf(anAgency(250, NOON), NOON)).toEqual({
      ...{
        agency: AGENCY,
        lag_ms: 250,
        pending: 7,
        applied_per_second: 3,
        outbox_pending: 4,
        dead_letters: 5,
        waiting: 6,
      },
    });
    expect(sampleOf(anAgency(null, NOON, NOON - 31_000), NOON)).toEqual({
      ...{
        agency: AGENCY,
        lag_ms: null,
        pending: null,
        applied_per_second: null,
        outbox_pending: null,
        dead_letters: null,
        waiting: null,
      },
    });
  });
});

describe('the sampler', () => {
  let now = NOON;
  let brokerSilentMs = 0;
  const overview = () =>
    ({
      agencies: [anAgency(250, now)],
      systems: [] as OverviewAgency[],
      brokerAnsweredAt: new Date(now - brokerSilentMs).toISOString(),
      flows: [aFlow(5)],
    }) as Partial<Overview> as Overview;
  const said: string[] = [];
  const logger = {
    warn: (_: unknown, text: string) => said.push(`warn ${text}`),
    info: (_: unknown, text: string) => said.push(`info ${text}`),
  };
  const sampler = (over: Partial<ConstructorParameters<typeof Sampler>[0]> = {}) =>
    new Sampler({
      overview,
      table,
      flows,
      starts,
      logger: logger as never,
      now: () => now,
      ...over,
    });
  beforeEach(() => {
    now = NOON;
    brokerSilentMs = 0;
    said.length = 0;
  });

  it('writes every agency at every tick and rolls up once in five minutes', async () => {
    const taking = sampler();
    for (let tick = 0; tick < 61; tick += 1) {
      await taking.tick();
      now += 10_000;
    }
    expect([await rowsOf('sample'), await rowsOf('sample_rollup')]).toEqual([61, 2]);
    expect(said).toEqual([]);
  });

  it('writes rates that the broker confirmed, and each start of an agency once', async () => {
    const taking = sampler();
    await taking.tick();
    now += 10_000;
    brokerSilentMs = 10_000;
    await taking.tick();
    expect(await flows.readAll({ from: NOON, to: now + 1, stepSeconds: 10 })).toEqual(
      new Map([['sighting', new Map([[NOON, 5]])]]),
    );
    expect(await starts.list(NOON - 2 * HOUR, NOON, 9)).toEqual([
      { agency: AGENCY, at: new Date(NOON - HOUR), software: '0.9.0' },
    ]);
  });

  it('writes the systems that hold a copy too: their pages show the same curves', async () => {
    const system = { ...anAgency(250, now), code: 'deteksi' };
    await sampler({ overview: () => ({ ...overview(), systems: [system] }) }).tick();
    const span = { from: NOON, to: now + 1, stepSeconds: 10 };
    expect(await table.read('deteksi', 'pending', span)).toEqual(new Map([[NOON, 7]]));
  });

  it('goes on after an outage of its database, told once, its moments missing', async () => {
    const taking = sampler();
    await taking.tick();
    await database.query('ALTER TABLE sample RENAME TO sample_away');
    for (let tick = 0; tick < 3; tick += 1) {
      now += 10_000;
      await taking.tick();
    }
    await database.query('ALTER TABLE sample_away RENAME TO sample');
    now += 10_000;
    await taking.tick();
    expect(
      await table.read(AGENCY, 'pending', { from: NOON, to: now + 1, stepSeconds: 10 }),
    ).toEqual(
      new Map([
        [NOON, 7],
        [now, 7],
      ]),
    );
    expect(said).toEqual([expect.stringMatching(/^warn /), expect.stringMatching(/^info /)]);
  });

  it('skips what comes while a write hangs, and keeps nothing for later', async () => {
    const lock = new ServiceDatabase({ service: 'other', url, migrations: [] });
    await lock.connect();
    const taking = sampler();
    await lock.inTransaction(async (query) => {
      await query('LOCK TABLE sample IN ACCESS EXCLUSIVE MODE');
      const first = taking.tick();
      now += 10_000;
      expect(taking.tick()).toBe(first);
      now += 10_000;
      expect(taking.tick()).toBe(first);
    });
    await taking.stop();
    await lock.close();
    expect(await rowsOf('sample')).toBe(1);
  });

  it('survives a database that was never there', async () => {
    const nowhere = new ServiceDatabase({
      service: 'console',
      url: 'postgres://nobody@127.0.0.1:1/none',
      migrations: [],
    });
    await sampler({ table: new SampleTable(nowhere) }).tick();
    expect(said).toEqual([expect.stringMatching(/^warn /)]);
  });
});
