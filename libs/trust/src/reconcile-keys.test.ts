import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyRecord, keyRecordKey, type Sealed } from '@sinergi/contracts';
import {
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Keystore } from './keystore.js';
import type { Member } from './member.js';
import { Opener } from './opener.js';
import { type GroupToSeal, PublisherKeys } from './publisher-keys.js';
import type { SealedIn } from './seal-binding.js';
import { aSealedIn, EXCHANGE_ID } from './testing/a-sealed-in.js';
import { trustMigrations } from './trust-migrations.js';

const PUBLISHER = 'polri-jakpus';
const READER = 'imigrasi-jakpus';
const CORE = ['core'];

/** A publisher whose tables go back to a backup, while its key topic does not. */
describe('keys after a restore from an older backup', () => {
  let postgres: TemporaryPostgres;
  let dir: string;
  let session: SqlSession;
  let backup: SqlSession;
  /** the key topic as everybody holds it: of each name the record that counts */
  let log: Map<string, KeyRecord>;
  const keystores = new Map<string, Keystore>();

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'reconcile-keys-'));
    postgres = await temporaryPostgres();
    for (const code of [PUBLISHER, READER, 'former'])
      keystores.set(code, await Keystore.create(join(dir, code), 'passphrase'));
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(dir, { recursive: true });
  });

  const aDatabase = async (): Promise<SqlSession> => {
    const made = await sqlSession(
      await postgres.createDatabase(`d${randomUUID().replaceAll('-', '')}`),
    );
    for (const { up } of trustMigrations) await made.query(up);
    return made;
  };
  beforeEach(async () => {
    [session, backup] = [await aDatabase(), await aDatabase()];
    log = new Map();
  });
  afterEach(() => Promise.all([session.release(), backup.release()]));

  const memberOf = (code: string): Member => ({
    agency: code,
    keyId: keystores.get(code)!.keyId,
    publicKey: keystores.get(code)!.publicKey,
  });
  const keysOf = (keystore = PUBLISHER): PublisherKeys =>
    new PublisherKeys({
      ...{ publisher: PUBLISHER, exchangeId: EXCHANGE_ID },
      keystore: keystores.get(keystore)!,
      members: () => [memberOf(READER)],
    });
  const versionOf = ({ kind, sequence }: KeyRecord): number =>
    kind === 'DESTROYED' ? Number.MAX_SAFE_INTEGER : sequence;
  const publish = (records: readonly KeyRecord[]): void => {
    for (const record of records) {
      const held = log.get(keyRecordKey(record));
      if (!held || versionOf(record) > versionOf(held)) log.set(keyRecordKey(record), record);
    }
  };
  const seal = async (
    scope: string,
    by: SqlSession,
    audiences = CORE,
    keys = keysOf(),
  ): Promise<{ sealedIn: SealedIn; sealed: Sealed }> => {
    const sealedIn = aSealedIn();
    const group: GroupToSeal = {
      field: 'person',
      group: 'identity',
      scope,
      audiences,
      fingerprint: Buffer.alloc(8, 1),
      plaintext: Buffer.from(scope),
    };
    const { sealed, keyRecords } = await by.inTransaction((query) =>
      keys.sealFor(query, sealedIn.record, [group]),
    );
    publish(keyRecords);
    return { sealedIn, sealed: sealed.get('person')![0]! };
  };
  const reconcile = (by: SqlSession, keys = keysOf()) =>
    by.inTransaction((query) => keys.reconcile(query, [...log.values()]));
  const readerOpens = async (event: { sealedIn: SealedIn; sealed: Sealed }): Promise<string> => {
    const opener = new Opener({
      ...{ agency: READER, exchangeId: EXCHANGE_ID },
      keystore: keystores.get(READER)!,
      keyRecord: async (_, key) => log.get(key),
    });
    return (await opener.open({ publisher: PUBLISHER, ...event })).status;
  };

  it('seals what nobody can open when keys are made anew: the harm to be mended', async () => {
    const subject = randomUUID();
    await seal(subject, session);
    expect(await readerOpens(await seal(subject, backup))).toBe('DAMAGED');
  });

  it('are taken up from their own wraps: all seals open, here and elsewhere', async () => {
    const [known, later] = [randomUUID(), randomUUID()];
    await seal(known, backup);
    for (const table of ['audience_key', 'subject_key']) {
      for (const row of (await backup.query(`SELECT to_jsonb(t) AS row FROM ${table} t`)).rows)
        await session.query(
          `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`,
          [JSON.stringify(row['row'])],
        );
    }
    const before = await seal(later, session, [...CORE, '31.71.06']);
    await seal(known, session, [...CORE, '31.71.06']);

    expect(await reconcile(backup)).toMatchObject({ adopted: 2, replaced: 0, destroyed: [] });
    const keys = keysOf();
    expect(await backup.inTransaction((query) => keys.reopen(query, before))).toEqual(
      Buffer.from(later),
    );
    const after = await seal(later, backup, [...CORE, '31.71.06', '31.71.01']);
    expect(after.sealed.generation).toBe(before.sealed.generation);
    expect(await readerOpens(before)).toBe('OPEN');
    expect(await readerOpens(after)).toBe('OPEN');
    // A wrap that is added later has to count more than what is on the log, or it is stale
    // everywhere.
    expect(log.get(`s:identity:${later}:1`)!.audienceWraps.map(({ audience }) => audience)).toEqual(
      ['core', '31.71.06', '31.71.01'],
    );
  });

  it('are followed by the next epoch and generation where nobody can unwrap them', async () => {
    const subject = randomUUID();
    const lost = await seal(subject, session, CORE, keysOf('former'));
    expect(await reconcile(backup)).toEqual({
      adopted: 0,
      completed: 0,
      replaced: 2,
      destroyed: [],
      restated: [],
    });
    expect(await reconcile(backup)).toMatchObject({ replaced: 0 });
    const after = await seal(subject, backup);
    expect(after.sealed.generation).toBe(lost.sealed.generation + 1);
    expect(await readerOpens(after)).toBe('OPEN');
    expect(await readerOpens(lost)).toBe('OPEN');
  });

  it('seal no more once destroyed, although the backup has them', async () => {
    const subject = randomUUID();
    const event = await seal(subject, session);
    const record = log.get(`s:identity:${subject}:1`)!;
    const destruction = { announcedBy: 'a', announcedAt: 1, confirmedBy: 'b', confirmedAt: 2 };
    publish([{ ...record, kind: 'DESTROYED', audienceWraps: [], destruction }]);
    const { destroyed } = await reconcile(session);
    expect(destroyed).toEqual([log.get(`s:identity:${subject}:1`)]);
    expect((await seal(subject, session)).sealed.generation).toBe(2);
    // Until then it can be undone.
    expect(await keysOf().reopen(session.query, event)).toEqual(Buffer.from(subject));
    await session.inTransaction((query) => keysOf().destroy(query, destroyed[0]!, destruction));
    await expect(keysOf().reopen(session.query, event)).rejects.toMatchObject({
      code: 'KEY_MISSING',
    });
    expect((await seal(subject, session)).sealed.generation).toBe(2);
  });
});
