import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from '@sinergi/observability';
import { isOutage, OutageLog } from '@sinergi/outage';
import { eventually, type TemporaryServer, temporaryServer } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../database/database.js';
import { OutcomeUnknown } from '../database/outcome-unknown.js';
import { toProblem } from './problem.filter.js';

const CALLERS = 12;
const KILLS = 3;

let postgres: TemporaryServer;
let database: Database;
const lines: Record<string, unknown>[] = [];
const logger = createLogger({
  service: 'agency',
  level: 'debug',
  destination: { write: (line: string) => void lines.push(JSON.parse(line)) },
});
const outage = new OutageLog({ of: 'database', logger, settledMs: 500 });

beforeAll(async () => {
  postgres = await temporaryServer();
  const url = await postgres.createDatabase('agency');
  database = new Database({ agency: 'kec-menteng', url, poolSize: 6, outage });
  await database.connect();
  await database.query('CREATE TABLE note (key text PRIMARY KEY)');
});
afterAll(async () => {
  await database?.close();
  outage.close();
  await postgres?.stop();
});

const statusOf = (error: unknown): number => toProblem(error).status;
const answers = () => database.query('SELECT 1').then(() => true);

/**
 * Writes under its own keys until told to stop. A write that failed is repeated under the same key.
 */
async function write(
  caller: number,
  isOver: () => boolean,
  failures: unknown[],
): Promise<string[]> {
  const done: string[] = [];
  for (let nth = 0; !isOver(); nth++) {
    const key = `${caller}/${nth}`;
    for (let isDone = false; !isDone; ) {
      try {
        await database.inTransaction(async (query) => {
          await Promise.all([
            query('INSERT INTO note (key) VALUES ($1) ON CONFLICT DO NOTHING', [key]),
            query('SELECT count(*) FROM note'),
          ]);
          await query('SELECT pg_sleep(0.002)');
        });
        isDone = true;
      } catch (error) {
        failures.push(error);
        if (toProblem(error).status === 503) outage.refused();
        await pause(10);
      }
    }
    done.push(key);
  }
  return done;
}

describe('a database that is killed under load and starts up again', () => {
  it('refuses requests with 503, tells each outage once, loses nothing answered', async () => {
    let isOver = false;
    const failures: unknown[] = [];
    const writing = Array.from({ length: CALLERS }, (_, caller) =>
      write(caller, () => isOver, failures),
    );
    for (let nth = 1; nth <= KILLS; nth++) {
      await eventually('it is at work', answers);
      await postgres.kill();
      await eventually('it is missed', () => outage.isUnderWay);
      await postgres.startAgain();
      await eventually('the outage is over', () => !outage.isUnderWay);
    }
    isOver = true;
    const done = (await Promise.all(writing)).flat();
    const problems = failures.map((error) => toProblem(error));
    expect(failures.filter((error) => !isOutage(error))).toEqual([]);
    expect(problems.filter(({ status }) => status !== 503)).toEqual([]);
    expect(failures.length).toBeGreaterThan(KILLS * CALLERS);
    const { rows } = await database.query('SELECT key FROM note');
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set(done));
    const told = lines.map(({ msg }) => msg);
    expect(told).toEqual(
      Array.from({ length: KILLS }, () => ['outage began', 'outage is over']).flat(),
    );
    const refused = lines.reduce((sum, line) => sum + Number(line['refused'] ?? 0), 0);
    expect(refused).toBe(failures.length);
    expect(JSON.stringify(lines)).not.toContain('stack');
  });

  it('says that the outcome of an unanswered commit is unknown, and how to ask', async () => {
    let refusal: unknown;
    await database
      .inTransaction(async (query) => {
        const { rows } = await query('SELECT pg_backend_pid() AS pid');
        // The trigger is deferred to the commit, during which the server ends the connection.
        await query(`CREATE FUNCTION end_of() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            PERFORM pg_terminate_backend(${Number(rows[0]!['pid'])}), pg_sleep(9);
            RETURN NULL;
          END $$`);
        await query(`CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON note DEFERRABLE INITIALLY
          DEFERRED FOR EACH ROW EXECUTE FUNCTION end_of()`);
        await query(`INSERT INTO note VALUES ('unknown')`);
      })
      .catch((error: unknown) => {
        refusal = error;
      });
    expect(refusal).toBeInstanceOf(OutcomeUnknown);
    const { status, detail } = toProblem(refusal);
    expect([status, detail]).toEqual([
      503,
      expect.stringContaining('with the same Idempotency-Key'),
    ]);
  });

  it('names an error that was swallowed in a transaction, also when it committed', async () => {
    const swallowing = database.inTransaction(async (query) => {
      await query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('division by zero');
    const going = database.inTransaction(async (query) => {
      await query('SELECT 1 / 0').catch(() => undefined);
      await query('SELECT 1');
    });
    await expect(going).rejects.toThrow('division by zero');
  });
});

describe('a service that is being stopped', () => {
  it('refuses what still comes with 503', async () => {
    const other = new Database({
      ...{ agency: 'kec-menteng', url: postgres.url, poolSize: 1 },
      outage: new OutageLog({ of: 'database', logger: { warn: () => undefined } }),
    });
    await other.connect();
    const closing = other.close();
    const asked = [1, 2, 3].map(() => other.query('SELECT 1').then(() => 200, statusOf));
    expect(await Promise.all(asked)).toEqual([503, 503, 503]);
    await closing;
    expect(await other.query('SELECT 1').then(() => 200, statusOf)).toBe(503);
  });
});
