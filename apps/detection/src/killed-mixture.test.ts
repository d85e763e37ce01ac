import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { ServiceDatabase } from '@sinergi/database';
import { seededRandom } from '@sinergi/domain';
import { settled, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { detectionMigrations } from './detection-migrations.js';
import { lookAtDue } from './look-at-units.js';
import { takeEvents } from './take-events.js';
import { openFindings, SAYING } from './testing/a-look.js';
import { type Moment, OneAgency } from './testing/one-agency.js';
import { PARTICIPANTS, someRules } from './testing/some-rules.js';
import { NOW, someWorld } from './testing/some-world.js';

const SEED = Number(process.env['SINERGI_ENGINE_SEED'] ?? randomInt(2 ** 31));
/** More than three pages of the feed. */
const STEPS = 700;
const KILLS = 3;
const ENDS_WITHIN_MS = 40_000;

let postgres: TemporaryPostgres;
let child: ChildProcess | undefined;

beforeAll(async () => {
  postgres = await temporaryPostgres();
});
afterEach(() => void child?.kill('SIGKILL'));
afterAll(() => postgres?.stop());

async function aDatabase(): Promise<{ database: ServiceDatabase; url: string }> {
  const url = await postgres.createDatabase('detection');
  const database = new ServiceDatabase({
    service: 'detection',
    url,
    migrations: detectionMigrations,
  });
  await database.connect();
  return { database, url };
}

/** Starts detection's loop in a process of its own. */
function work(apiUrl: string, databaseUrl: string): ChildProcess {
  const script = `import { workAt } from './apps/detection/src/testing/work-at-one-agency.ts';
    await workAt(${JSON.stringify(apiUrl)}, ${JSON.stringify(databaseUrl)});`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  return spawn(process.execPath, args, { stdio: 'inherit' });
}

/** Evaluates everything at once, without a loop and without a kill. */
async function undisturbed(items: Parameters<typeof takeEvents>[1]): Promise<object[]> {
  const { database } = await aDatabase();
  const book = someRules();
  await database.query('UPDATE feed_position SET caught_up = true');
  await database.inTransaction((query) => takeEvents(query, items, new Date(NOW), book));
  const options = { ...SAYING, now: NOW, book, participants: PARTICIPANTS };
  await database.inTransaction((query) => lookAtDue(query, options, 10_000));
  const open = await openFindings(database.query);
  await database.close();
  return open;
}

describe(`a mixture whose process is killed, seed ${SEED}`, () => {
  it('ends in the same open alerts, each said once', async () => {
    const random = seededRandom(SEED);
    const world = someWorld(random, STEPS);
    const expected = await undisturbed(world);
    expect(expected.length).toBeGreaterThan(0);
    const { database, url } = await aDatabase();
    let kills = 0;
    // By calls, and a moment later than that: while a page is taken, units are evaluated, or a
    // batch was carried out and its answer is on the way.
    let callsLeft = random.integer(3, 6);
    const kill = (moment: Moment): void => {
      if (moment === 'ASKED') callsLeft -= 1;
      if (callsLeft > 0 || kills === KILLS || (moment === 'ASKED' && random.chance(0.5))) return;
      kills += 1;
      callsLeft = random.integer(3, 6);
      const ends = (): void => void child!.kill('SIGKILL');
      if (random.chance(0.5)) ends();
      else setTimeout(ends, random.integer(1, 60));
    };
    const agency = new OneAgency(world, kill);
    const apiUrl = await agency.start();
    try {
      while (kills < KILLS) {
        child = work(apiUrl, url);
        const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
        expect(signal).toBe('SIGKILL');
      }
      child = work(apiUrl, url);
      const [left] = await settled(
        () =>
          database.query(
            `SELECT (SELECT cursor FROM feed_position) AS cursor,
               (SELECT count(*)::int FROM due WHERE at <= $1) AS due,
               (SELECT count(*)::int FROM decision WHERE sent_at IS NULL) AS unsent`,
            [new Date(NOW)],
          ),
        ([now]) =>
          now!['cursor'] === String(world.length) && now!['due'] === 0 && now!['unsent'] === 0,
        ENDS_WITHIN_MS,
      );
      expect(left).toEqual({ cursor: String(world.length), due: 0, unsent: 0 });
      expect(await openFindings(database.query)).toEqual(expected);
      expect(agency.wrong).toEqual([]);
      const open = [...agency.alerts].flatMap(([id, { isOpen }]) => (isOpen ? id : []));
      const rows = await database.query("SELECT alert_id FROM finding WHERE state = 'OPEN'");
      expect(rows.map((row) => row['alert_id']).sort()).toEqual(open.sort());
    } finally {
      child?.kill('SIGKILL');
      await agency.stop();
      await database.close();
    }
  });
});
