import {
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compareOwned } from './compare-owned.js';
import { Copy } from './testing/copy.js';
import { OWNER, SampleLog, TOPIC, uuidOf } from './testing/sample-log.js';

let postgres: TemporaryPostgres;
let session: SqlSession;
let copy: Copy;
const FLOWS = [{ flow: 'sighting', topic: TOPIC }];
const log = new SampleLog();
for (let n = 0; n < 150; n++) log.event(`entity-${String(n).padStart(3, '0')}`, 1);
log.event('entity-000', 2);

beforeAll(async () => {
  postgres = await temporaryPostgres();
  session = await sqlSession(await postgres.createDatabase('copy'));
  copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
  await session.query(
    'CREATE TABLE owned_entity (flow text NOT NULL, entity_id text NOT NULL, version integer NOT NULL, value bytea NOT NULL, PRIMARY KEY (flow, entity_id))',
  );
  await session.query(
    `CREATE TABLE outbox (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL, published_at timestamptz, partition integer, log_offset bigint)`,
  );
  await copy.read(log);
  await copy.keep();
});
afterAll(async () => {
  await session.release();
  await postgres.stop();
});
beforeEach(async () => {
  await copy.bringBack();
  await session.query('TRUNCATE owned_entity, outbox');
  await session.query(
    "INSERT INTO owned_entity SELECT 'sighting', entity_id, version, value FROM state",
  );
});

const compare = () => compareOwned(session.query, OWNER, FLOWS);

describe('comparing an owner’s entities with its own replica', () => {
  it('finds no difference where everything came back', async () => {
    expect(await compare()).toEqual({ comparable: true, differing: [], count: 0 });
  });

  it('names what is older, other, lost and unknown', async () => {
    await session.query('UPDATE owned_entity SET version = 3 WHERE entity_id = $1', [
      uuidOf('entity-000'),
    ]);
    await session.query("UPDATE owned_entity SET value = 'other' WHERE entity_id = $1", [
      uuidOf('entity-001'),
    ]);
    await session.query('DELETE FROM owned_entity WHERE entity_id = $1', [uuidOf('entity-002')]);
    await session.query('DELETE FROM state WHERE entity_id = $1', [uuidOf('entity-003')]);
    const { comparable, differing, count } = await compare();
    expect({ comparable, count }).toEqual({ comparable: true, count: 4 });
    const versions = new Map(
      differing.map(({ entityId, ownedVersion, heldVersion }) => [
        entityId,
        [ownedVersion, heldVersion],
      ]),
    );
    expect(versions).toEqual(
      new Map([
        [uuidOf('entity-000'), [3, 2]],
        [uuidOf('entity-001'), [1, 1]],
        [uuidOf('entity-002'), [null, 1]],
        [uuidOf('entity-003'), [1, null]],
      ]),
    );
  });

  it('shows the first hundred and counts all', async () => {
    await session.query('DELETE FROM owned_entity');
    const { differing, count } = await compare();
    expect([differing.length, count]).toEqual([100, 150]);
  });

  it('does not compare while something is not published, or published and not read back', async () => {
    await session.query('UPDATE owned_entity SET version = 3');
    await session.query('INSERT INTO outbox (topic) VALUES ($1)', [TOPIC]);
    expect(await compare()).toEqual({ comparable: false, differing: [], count: 0 });
    await session.query('UPDATE outbox SET published_at = now(), partition = 0, log_offset = $1', [
      log.records().length,
    ]);
    expect((await compare()).comparable).toBe(false);
    await session.query('UPDATE outbox SET log_offset = log_offset - 1');
    expect(await compare()).toMatchObject({ comparable: true, count: 150 });
  });

  it('takes no notice of what is under way on other topics, and of others’ entities', async () => {
    await session.query("INSERT INTO outbox (topic) VALUES ('timpora.report.kec-menteng')");
    await session.query("UPDATE state SET owner = 'kec-gambir' WHERE entity_id = $1", [
      uuidOf('entity-009'),
    ]);
    await session.query('DELETE FROM owned_entity WHERE entity_id = $1', [uuidOf('entity-009')]);
    expect(await compare()).toEqual({ comparable: true, differing: [], count: 0 });
  });
});
