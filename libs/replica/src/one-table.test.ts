import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONE_TABLE } from './one-table.js';
import { scrubInSnapshot } from './sync/scrub.js';
import { Copy } from './sync/testing/copy.js';
import { everydayLog, TOPIC } from './sync/testing/sample-log.js';

const log = everydayLog();
let session: SqlSession;
let close: () => Promise<void>;
let copy: Copy;

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
  await copy.read(log);
});
afterAll(() => close());

const rowsOf = async (sql: string): Promise<unknown[]> => (await session.query(sql)).rows;
const state = () =>
  rowsOf(
    `SELECT topic, key, version, owner, entity_id, change, occurred_at, kecamatan, subject_id, kind,
       lane, filters, value
     FROM state ORDER BY topic, key`,
  );
const feed = () => rowsOf('SELECT feed_seq, key, version, applied_at FROM history ORDER BY 1');

describe('the copy of a release that had two tables', () => {
  it('is taken over in place: state, feed and digest stay what they were', async () => {
    const before = { state: await state(), feed: await feed() };
    await session.query(ONE_TABLE.down);
    expect(await state()).toEqual(before.state);
    expect((await session.query("SELECT 1 FROM pg_views WHERE viewname = 'state'")).rows).toEqual(
      [],
    );
    await session.query(ONE_TABLE.up);
    expect({ state: await state(), feed: await feed() }).toEqual(before);
    const { findings } = await scrubInSnapshot(session.inTransaction, {
      topic: TOPIC,
      partition: 0,
    });
    expect(findings).toEqual([]);
    // SQL cannot read the columns of earlier versions: the service fills them.
    const unfilled = await rowsOf('SELECT latest, owner FROM history WHERE lane IS NULL');
    const { rows } = await session.query('SELECT count(*)::int AS n FROM history WHERE NOT latest');
    expect(unfilled).toHaveLength(rows[0]!['n'] as number);
    expect(unfilled).toContainEqual({ latest: false, owner: 'kec-menteng' });
    expect(unfilled).not.toContainEqual({ latest: true, owner: 'kec-menteng' });
  });
});

it('refuses a second latest version of an entity', async () => {
  await expect(session.query('UPDATE history SET latest = true')).rejects.toThrow('state_key');
});
