import { type DirectoryAgency, DirectoryView } from '@sinergi/directory';
import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replicaMigrations } from '../migrations.js';
import { healPartition } from './heal.js';
import { scrubInSnapshot } from './scrub.js';
import { Copy } from './testing/copy.js';
import { anAdmission, everydayLog, SampleLog, TOPIC } from './testing/sample-log.js';

const PLACE = { topic: TOPIC, partition: 0 };
const migration = replicaMigrations.find(({ name }) => name === 'Replica1764600006000')!;

let close: () => Promise<void>;
let session: SqlSession;
let copy: Copy;

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
});
afterAll(() => close());
beforeEach(
  async () =>
    void (await session.query('TRUNCATE history, position, dead_letter, version_hole, fence')),
);

const scrub = () => scrubInSnapshot(session.inTransaction, PLACE);

describe('the digest of a partition', () => {
  it('is another one where a fence is not there', async () => {
    const [fenced, bare] = [new SampleLog().event('a', 1), new SampleLog().event('a', 1)];
    fenced.fence();
    await copy.read(fenced);
    const { digest } = await scrub();
    await session.query('TRUNCATE history, position, fence');
    await new Copy(session.query, session.inTransaction).read(bare);
    expect((await scrub()).digest).not.toBe(digest);
  });

  it('is that of a new copy after fences were added to one of before', async () => {
    const log = everydayLog();
    await copy.read(log);
    const picture = await copy.picture();
    const { digest } = await scrub();
    await session.query(migration.down);
    const { rows } = await session.query('SELECT length(digest) AS bytes FROM position');
    expect(rows).toEqual([{ bytes: 512 }]);
    await session.query(migration.up);
    expect(await copy.picture()).toEqual(picture);
    expect(await scrub()).toMatchObject({ digest, findings: [] });
    // Marks of before were made without fences: no copy is compared by them.
    expect(await copy.digestMarks()).toEqual([]);
  });

  it('keeps the marks of a partition without fences over the migration', async () => {
    const log = new SampleLog();
    for (let n = 0; n < 40; n++) log.event(`no fence ${n}`, 1);
    await copy.read(log);
    const marks = await copy.digestMarks();
    expect(marks.length).toBeGreaterThan(0);
    await session.query('UPDATE position SET digest = substring(digest FROM 1 FOR 512)');
    await session.query(migration.up);
    expect(await copy.digestMarks()).toEqual(marks);
    expect((await scrub()).findings).toEqual([]);
  });
});

describe('healing a copy whose fences were altered', () => {
  it('also mends what was admitted by them', async () => {
    // In the second version of the directory the owner publishes nothing any more.
    const admission = anAdmission();
    const owner = admission.directory.latest('kec-menteng')!;
    const entry: DirectoryAgency = { ...owner, publishes: [] };
    const base = { appendedAt: 1_000, isSigned: false, approvals: null };
    const directory = new DirectoryView();
    directory.advance(
      [
        { ...base, offset: 0n, version: 1, value: Buffer.from('an entry'), entry: owner },
        { ...base, offset: 1n, version: 2, value: Buffer.from('another'), entry },
      ],
      2n,
    );
    const log = new SampleLog().event('a', 1).fence().event('b', 1);
    const reader = new Copy(session.query, session.inTransaction, { ...admission, directory });
    await reader.read(log, { to: 2 });
    await session.query('UPDATE fence SET directory_version = 2');
    // As after a restart: the fences are those of the database.
    const restarted = new Copy(session.query, session.inTransaction, {
      ...anAdmission(),
      directory,
    });
    await restarted.read(log);
    const dead = await session.query('SELECT reason FROM dead_letter');
    expect(dead.rows).toEqual([{ reason: 'NOT_ENTITLED' }]);
    expect((await scrub()).findings).toMatchObject([{ code: 'FENCES_DIFFER' }]);
    await healPartition(restarted.healing(log));
    const healed = await restarted.picture();
    await session.query('TRUNCATE history, position, dead_letter, version_hole, fence');
    const fresh = { ...anAdmission(), directory };
    await new Copy(session.query, session.inTransaction, fresh).read(log);
    expect(healed).toEqual(await restarted.picture());
  });
});
