import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compareOwned } from './compare-owned.js';
import { Copy } from './testing/copy.js';
import { keyOf, OWNER, SampleLog, TOPIC, uuidOf } from './testing/sample-log.js';

let close: () => Promise<void>;
let session: SqlSession;
let copy: Copy;
const FLOWS = [{ flow: 'sighting', topic: TOPIC }];
const log = new SampleLog();
for (let n = 0; n < 150; n++) log.event(`entity-${String(n).padStart(3, '0')}`, 1);
log.event('entity-000', 2);

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
  await session.query(
    `CREATE TABLE owned_entity (flow text NOT NULL, entity_id text NOT NULL,
       version integer NOT NULL, value bytea NOT NULL, PRIMARY KEY (flow, entity_id))`,
  );
  await session.query(
    `CREATE TABLE outbox (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       topic text NOT NULL, key text NOT NULL, published_at timestamptz, partition integer,
       log_offset bigint)`,
  );
  await copy.read(log);
  await copy.keep();
});
afterAll(() => close());
beforeEach(async () => {
  await copy.bringBack();
  await session.query('TRUNCATE owned_entity, outbox');
  await session.query(
    "INSERT INTO owned_entity SELECT 'sighting', entity_id, version, value FROM state",
  );
  await session.query(
    `INSERT INTO outbox (topic, key, published_at, partition, log_offset)
     SELECT topic, key, now(), 0, 0 FROM state`,
  );
});

const compare = () => compareOwned(session.query, OWNER, FLOWS);

describe('comparing an owner’s entities with its own replica', () => {
  it('finds no difference where everything came back', async () => {
    expect(await compare()).toEqual({ differing: [], count: 0 });
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
    const { differing, count } = await compare();
    expect(count).toBe(4);
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

  it('leaves out only an entity with something unpublished or not read back', async () => {
    await session.query('UPDATE owned_entity SET version = 3');
    const [first, second] = [keyOf('entity-000'), keyOf('entity-001')];
    await session.query('INSERT INTO outbox (topic, key) VALUES ($1, $2)', [TOPIC, first]);
    expect((await compare()).count).toBe(149);
    await session.query('INSERT INTO outbox (topic, key) VALUES ($1, $2)', [TOPIC, second]);
    const { differing, count } = await compare();
    expect(count).toBe(148);
    expect(differing.map(({ entityId }) => entityId)).not.toContain(uuidOf('entity-000'));
    await session.query(
      `UPDATE outbox SET published_at = now(), partition = 0, log_offset = $1
       WHERE published_at IS NULL`,
      [log.records().length],
    );
    expect((await compare()).count).toBe(148);
    await session.query('UPDATE outbox SET log_offset = log_offset - 1 WHERE log_offset > 0');
    expect((await compare()).count).toBe(150);
  });

  it('takes a copy that reads anew for no difference, though the outbox was pruned', async () => {
    await session.query('TRUNCATE outbox');
    await session.query('DELETE FROM state WHERE entity_id = $1', [uuidOf('entity-003')]);
    await session.query('DELETE FROM state WHERE entity_id = $1', [uuidOf('entity-000')]);
    await session.query('UPDATE history SET latest = true WHERE key = $1', [keyOf('entity-000')]);
    expect(await compare()).toEqual({ differing: [], count: 0 });
    await session.query('UPDATE state SET version = 3 WHERE entity_id = $1', [
      uuidOf('entity-000'),
    ]);
    expect((await compare()).count).toBe(1);
  });

  it('takes no notice of what is under way on other topics, and of others’ entities', async () => {
    await session.query(
      "INSERT INTO outbox (topic, key) VALUES ('timpora.report.kec-menteng', 'kec-menteng')",
    );
    await session.query("UPDATE state SET owner = 'kec-gambir' WHERE entity_id = $1", [
      uuidOf('entity-009'),
    ]);
    await session.query('DELETE FROM owned_entity WHERE entity_id = $1', [uuidOf('entity-009')]);
    expect(await compare()).toEqual({ differing: [], count: 0 });
  });
});

describe('a record that somebody else writes in an owner’s name', () => {
  const entity = 'spoken-for';
  const ownVersion = (version: number, note: string): Promise<unknown> =>
    session.query(
      `INSERT INTO owned_entity VALUES ('sighting', $1, $2, convert_to($3, 'UTF8'))
       ON CONFLICT (flow, entity_id) DO UPDATE SET version = excluded.version,
         value = excluded.value`,
      [uuidOf(entity), version, bytesOf(version, note)],
    );
  const bytesOf = (version: number, note: string): string =>
    new SampleLog().event(entity, version, note).records()[0]!.value!.toString();
  const grown = (...said: [version: number, note: string][]): SampleLog => {
    const longer = new SampleLog();
    for (const { key, value, headers } of log.records())
      longer.append(key!.toString(), value, 0, headers);
    for (const [version, note] of said) longer.event(entity, version, note);
    return longer;
  };

  it('is a difference once every copy took it, also if the owner’s is the fork', async () => {
    await ownVersion(1, 'own');
    await copy.read(grown([1, 'own'], [2, 'forged']));
    expect((await compare()).differing).toMatchObject([
      { entityId: uuidOf(entity), ownedVersion: 1, heldVersion: 2 },
    ]);
    await ownVersion(2, 'own');
    await copy.read(grown([1, 'own'], [2, 'forged'], [2, 'own']));
    const deadLetters = await session.query("SELECT 1 FROM dead_letter WHERE reason = 'FORK'");
    expect(deadLetters.rowCount).toBe(1);
    expect((await compare()).differing).toMatchObject([
      { entityId: uuidOf(entity), ownedVersion: 2, heldVersion: 2 },
    ]);
    await ownVersion(3, 'own');
    await copy.read(grown([1, 'own'], [2, 'forged'], [2, 'own'], [3, 'own']));
    expect((await compare()).count).toBe(0);
  });

  it('is none while it is merely in quarantine', async () => {
    await ownVersion(2, 'own');
    await copy.read(grown([1, 'own'], [2, 'own'], [2, 'forged']));
    const deadLetters = await session.query("SELECT 1 FROM dead_letter WHERE reason = 'FORK'");
    expect(deadLetters.rowCount).toBe(1);
    expect((await compare()).count).toBe(0);
  });
});
