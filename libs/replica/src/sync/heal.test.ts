import {
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FindingCode } from './finding.js';
import { healPartition } from './heal.js';
import { HealRefused } from './heal-refused.js';
import { scrubInSnapshot } from './scrub.js';
import { Copy } from './testing/copy.js';
import { anAdmission, everydayLog, keyOf, readJson, TOPIC } from './testing/sample-log.js';

let postgres: TemporaryPostgres;
let url: string;
let session: SqlSession;
let copy: Copy;
const log = everydayLog();
const PLACE = { topic: TOPIC, partition: 0 };
/** before the last offsets, so that a position can be forged ahead */
const READ_TO = log.records().length - 15;
let untouched: Record<string, unknown[]>;
let digest: string;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  url = await postgres.createDatabase('copy');
  session = await sqlSession(url);
  copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
  await copy.read(log, { to: READ_TO });
  await copy.keep();
  untouched = await copy.picture();
  digest = (await scrub()).digest;
});
afterAll(async () => {
  await session.release();
  await postgres.stop();
});
beforeEach(() => copy.bringBack());

const scrub = () => scrubInSnapshot(session.inTransaction, PLACE);
const codesOf = ({ findings }: { findings: { code: FindingCode }[] }): FindingCode[] =>
  findings.map(({ code }) => code);
const damage = async (sql: string, params?: unknown[]): Promise<void> => {
  const { rowCount } = await session.query(sql, params);
  expect(rowCount).toBeGreaterThan(0);
};

const FLIP = 'value = set_byte(value, 40, get_byte(value, 40) # 1)';
const rowAt = (offset: number): string => `topic = '${TOPIC}' AND log_offset = ${offset}`;
const ROW_COLUMNS =
  'topic, key, version, feed_seq, partition, log_offset, appended_at, event_id, ' +
  'hash, value, headers, owner, latest';
const forgedRow = (key: string, version: number, offset: number, latest = false): string =>
  `INSERT INTO history (${ROW_COLUMNS})
   SELECT topic, '${key}', ${version}, 9999, partition, ${offset}, appended_at, event_id, hash,
     value, headers, owner, ${latest}
   FROM history WHERE ${rowAt(0)}`;

describe('scrubbing a partition', () => {
  it('finds nothing in a copy that is as applying left it', async () => {
    expect(await scrub()).toMatchObject({
      nextOffset: BigInt(READ_TO),
      findings: [],
      unequalBuckets: [],
    });
    expect(
      Number((await session.query('SELECT count(*) FROM dead_letter')).rows[0]!['count']),
    ).toBe(8);
    expect(
      Number((await session.query('SELECT count(*) FROM version_hole')).rows[0]!['count']),
    ).toBe(2);
  });

  it('finds nothing where nothing was read yet', async () => {
    expect(
      (await scrubInSnapshot(session.inTransaction, { topic: TOPIC, partition: 7 })).findings,
    ).toEqual([]);
  });

  it('says nothing of any record', async () => {
    await damage(`UPDATE history SET ${FLIP} WHERE ${rowAt(3)}`);
    expect((await scrub()).findings).toEqual([
      { code: 'ROW_CHANGED', params: { count: 1, firstOffset: 3 } },
      { code: 'DIGEST_DIFFERS', params: { count: 1 } },
    ]);
  });
});

/** What was done to the copy, what a scrub says of it, and how much healing has to read again. */
const damages: {
  name: string;
  sql: string[];
  codes: FindingCode[];
  reads: 'nothing' | 'the log';
}[] = [
  {
    name: 'a row whose bytes were flipped',
    sql: [`UPDATE history SET ${FLIP} WHERE ${rowAt(3)}`],
    codes: ['ROW_CHANGED', 'DIGEST_DIFFERS'],
    reads: 'the log',
  },
  {
    name: 'a row that was replaced, hash and all',
    sql: [`UPDATE history SET value = 'forged', hash = '\\x0102030405060708' WHERE ${rowAt(3)}`],
    codes: ['ROW_CHANGED', 'DIGEST_DIFFERS'],
    reads: 'the log',
  },
  {
    name: 'a lost row',
    sql: [`DELETE FROM history WHERE ${rowAt(0)}`],
    codes: ['DIGEST_DIFFERS', 'RECORDS_DIFFER', 'HOLES_DIFFER'],
    reads: 'the log',
  },
  {
    name: 'a lost entity',
    sql: [`DELETE FROM history WHERE key = '${keyOf('late@0')}'`],
    codes: ['DIGEST_DIFFERS', 'RECORDS_DIFFER', 'ENTITIES_DIFFER'],
    reads: 'the log',
  },
  {
    name: 'an entity whose latest version has lost its mark',
    sql: [`UPDATE history SET latest = false WHERE key = '${keyOf('late@0')}'`],
    codes: ['STATE_MISSING', 'ENTITIES_DIFFER'],
    reads: 'nothing',
  },
  {
    name: 'a state that was put back to an older version',
    sql: [
      `UPDATE history SET latest = false WHERE key = '${keyOf('late@0')}'`,
      `UPDATE history SET latest = true WHERE key = '${keyOf('late@0')}' AND version = 1`,
    ],
    codes: ['STATE_DIFFERS'],
    reads: 'nothing',
  },
  {
    name: 'an entity that the log does not have',
    sql: [forgedRow('kec-menteng:forged', 1, 2, true)],
    codes: [
      'ROW_CHANGED',
      'DIGEST_DIFFERS',
      'RECORDS_DIFFER',
      'OFFSET_TAKEN_TWICE',
      'ENTITIES_DIFFER',
    ],
    reads: 'the log',
  },
  {
    name: 'a version that the log does not have',
    sql: [forgedRow(keyOf('late@0'), 3, 2)],
    codes: [
      'ROW_CHANGED',
      'DIGEST_DIFFERS',
      'RECORDS_DIFFER',
      'OFFSET_TAKEN_TWICE',
      'STATE_DIFFERS',
    ],
    reads: 'the log',
  },
  {
    name: 'a missing version of an entity that never was',
    sql: [`INSERT INTO version_hole VALUES ('${TOPIC}', 'kec-menteng:forged', 1)`],
    codes: ['HOLES_DIFFER'],
    reads: 'nothing',
  },
  {
    name: 'a position that was forged backwards',
    sql: ['UPDATE position SET next_offset = next_offset - 9'],
    codes: ['OFFSETS_UNACCOUNTED', 'POSITION_BEHIND_ROWS'],
    reads: 'the log',
  },
  {
    name: 'a lost position',
    sql: ['DELETE FROM position'],
    codes: [
      'POSITION_MISSING',
      'DIGEST_DIFFERS',
      'FENCES_DIFFER',
      'RECORDS_DIFFER',
      'OFFSETS_UNACCOUNTED',
      'POSITION_BEHIND_ROWS',
      'ENTITIES_DIFFER',
    ],
    reads: 'the log',
  },
  {
    name: 'a forged digest',
    sql: ['UPDATE position SET digest = set_byte(digest, 17, 255 - get_byte(digest, 17))'],
    codes: ['DIGEST_DIFFERS'],
    reads: 'the log',
  },
  {
    name: 'forged counts that add up',
    sql: ['UPDATE position SET records = records + 1, duplicates = duplicates - 1, entities = 0'],
    codes: ['RECORDS_DIFFER', 'ENTITIES_DIFFER'],
    reads: 'the log',
  },
  {
    name: 'a lost dead letter',
    sql: ["DELETE FROM dead_letter WHERE reason = 'FORK'"],
    codes: ['OFFSETS_UNACCOUNTED'],
    reads: 'the log',
  },
  {
    name: 'a lost fence',
    sql: ['DELETE FROM fence WHERE log_offset = (SELECT min(log_offset) FROM fence)'],
    codes: ['FENCES_DIFFER', 'OFFSETS_UNACCOUNTED'],
    reads: 'the log',
  },
  {
    name: 'a fence of another directory version',
    sql: ['UPDATE fence SET directory_version = 0 WHERE log_offset = 14'],
    codes: ['FENCES_DIFFER'],
    reads: 'the log',
  },
  {
    name: 'a fence of another directory',
    sql: [`UPDATE fence SET sha256 = sha256('another') WHERE log_offset = 14`],
    codes: ['FENCES_DIFFER'],
    reads: 'the log',
  },
  {
    name: 'a fence at the offset of a row',
    sql: [
      'INSERT INTO fence SELECT topic, partition, 2, directory_version, sha256 FROM fence LIMIT 1',
    ],
    codes: ['FENCES_DIFFER', 'OFFSETS_UNACCOUNTED', 'OFFSET_TAKEN_TWICE'],
    reads: 'the log',
  },
  {
    name: 'a dead letter of a record that is held',
    sql: [
      `INSERT INTO dead_letter (topic, partition, log_offset, reason, detail, value_bytes, sha256,
         appended_at)
       SELECT topic, partition, 5, 'UNDECODABLE', 'forged', 0, sha256(''), appended_at
       FROM dead_letter
       LIMIT 1`,
    ],
    codes: ['OFFSETS_UNACCOUNTED', 'OFFSET_TAKEN_TWICE'],
    reads: 'the log',
  },
  {
    name: 'a row at another’s offset',
    sql: [`UPDATE history SET log_offset = 2 WHERE ${rowAt(3)}`],
    codes: ['OFFSET_TAKEN_TWICE'],
    reads: 'the log',
  },
  {
    name: 'a version that is noted as missing and is there',
    sql: [`INSERT INTO version_hole VALUES ('${TOPIC}', '${keyOf('late@0')}', 1)`],
    codes: ['HOLES_DIFFER'],
    reads: 'nothing',
  },
  {
    name: 'a missing version that is not noted',
    sql: ['DELETE FROM version_hole WHERE version = 2'],
    codes: ['HOLES_DIFFER'],
    reads: 'nothing',
  },
  {
    name: 'an emptied copy',
    sql: ['DELETE FROM history', 'DELETE FROM dead_letter', 'DELETE FROM version_hole'],
    codes: ['DIGEST_DIFFERS', 'RECORDS_DIFFER', 'OFFSETS_UNACCOUNTED', 'ENTITIES_DIFFER'],
    reads: 'the log',
  },
];

describe('healing a partition', () => {
  it.each(damages.map((done) => [done.name, done] as const))(
    'finds %s, and makes it what an untouched replica holds',
    async (_, { sql, codes, reads }) => {
      for (const statement of sql) await damage(statement);
      expect(codesOf(await scrub())).toEqual(codes);
      const report = await healPartition(copy.healing(log));
      expect(report.digest).toBe(digest);
      expect(report.recordsRead > 0).toBe(reads === 'the log');
      expect(await copy.picture()).toEqual(untouched);
      expect(codesOf(await scrub())).toEqual([]);
    },
  );

  it('inserts what a position forged ahead made the reader skip, and fills its holes', async () => {
    await damage('UPDATE position SET next_offset = next_offset + 10');
    await copy.read(log);
    expect(codesOf(await scrub())).toContain('OFFSETS_UNACCOUNTED');
    const report = await healPartition(copy.healing(log));
    expect(report).toMatchObject({ nextOffset: BigInt(log.records().length), inserted: 10 });
    const healed = await copy.picture();
    await copy.bringBack();
    await copy.read(log);
    expect(healed).toEqual(await copy.picture());
  });

  it('takes a position past the end of the log back to it', async () => {
    await damage('UPDATE position SET next_offset = 1000000, gap = $1', [
      'Expected the log to reach offset 1000000',
    ]);
    await healPartition(copy.healing(log));
    const healed = await copy.picture();
    await copy.bringBack();
    await copy.read(log);
    expect(healed).toEqual(await copy.picture());
  });

  it('needs no healing where a position was set back and read on', async () => {
    const digestMarks = await copy.digestMarks();
    await damage('UPDATE position SET next_offset = next_offset - 20');
    expect(codesOf(await scrub())).toContain('OFFSETS_UNACCOUNTED');
    await copy.read(log, { to: READ_TO });
    expect(codesOf(await scrub())).toEqual([]);
    expect(await copy.picture()).toEqual(untouched);
    expect(await copy.digestMarks()).toEqual(digestMarks);
  });

  it('finds a lost dead letter where a position was set back and read on, or ahead', async () => {
    const setBack = async (): Promise<void> => {
      await damage('UPDATE position SET next_offset = next_offset - 1');
      await copy.read(log, { to: READ_TO });
    };
    await setBack();
    await damage(
      `DELETE FROM dead_letter
       WHERE ctid = (SELECT ctid FROM dead_letter ORDER BY log_offset LIMIT 1)`,
    );
    expect(codesOf(await scrub())).toContain('OFFSETS_UNACCOUNTED');
    await healPartition(copy.healing(log));
    expect(await copy.picture()).toEqual(untouched);
    await setBack();
    await damage('UPDATE position SET next_offset = next_offset + 1');
    expect(codesOf(await scrub())).toContain('OFFSETS_UNACCOUNTED');
    expect((await healPartition(copy.healing(log))).inserted).toBe(1);
    expect(await scrub()).toMatchObject({ nextOffset: BigInt(READ_TO + 1), findings: [] });
  });

  it('finds out on the way that more buckets are wrong, and reads every one', async () => {
    await damage(`DELETE FROM history WHERE ${rowAt(0)}`);
    // The record comes again and is taken for new: the counts add up, and are wrong.
    await damage(`UPDATE position SET records = records + 1, duplicates = duplicates - 1`);
    await healPartition(copy.healing(log));
    expect(await copy.picture()).toEqual(untouched);
  });

  it('makes the cuts again where every bucket is read, and drops them where not', async () => {
    const before = await copy.digestMarks();
    expect(before.length).toBeGreaterThan(1);
    await damage("UPDATE position SET cuts = '[]'");
    await healPartition({ ...copy.healing(log), buckets: 'all' });
    expect(await copy.digestMarks()).toEqual(before);
    await damage(`DELETE FROM history WHERE ${rowAt(0)}`);
    await healPartition(copy.healing(log));
    expect(await copy.digestMarks()).toEqual([]);
  });

  it('puts lost and forged rows at the feed’s end, and leaves those seen right', async () => {
    const seqOf = async (offset: number): Promise<number> =>
      Number(
        (await session.query(`SELECT feed_seq FROM history WHERE ${rowAt(offset)}`)).rows[0]![
          'feed_seq'
        ],
      );
    const [rotten, last] = [
      await seqOf(3),
      Number((await session.query('SELECT last_seq FROM feed')).rows[0]!['last_seq']),
    ];
    await damage(`UPDATE history SET ${FLIP} WHERE ${rowAt(3)}`);
    await damage(
      `UPDATE history SET value = 'forged', hash = '\\x0102030405060708' WHERE ${rowAt(5)}`,
    );
    await damage(`DELETE FROM history WHERE ${rowAt(4)}`);
    const report = await healPartition(copy.healing(log));
    expect(report).toMatchObject({ replaced: 2, inserted: 1, removed: 0, stateRestored: 1 });
    expect([await seqOf(3), await seqOf(4), await seqOf(5)]).toEqual([rotten, last + 1, last + 2]);
    expect(Number((await session.query('SELECT last_seq FROM feed')).rows[0]!['last_seq'])).toBe(
      last + 2,
    );
  });

  it('says what it read, how far it is, and what was lacking among the dead letters', async () => {
    await damage('DELETE FROM dead_letter');
    const progress: { done: number; total: number }[] = [];
    const report = await healPartition({
      ...copy.healing(log),
      onProgress: (now) => progress.push(now),
    });
    expect(report).toMatchObject({ recordsRead: READ_TO, deadLetters: 8 });
    expect(report.bytesRead).toBeGreaterThan(READ_TO * 100);
    expect(progress.at(-1)).toEqual({ done: READ_TO, total: READ_TO });
    expect(copy.deadLetters.map(({ reason }) => reason).sort()).toEqual([
      'BAD_ENTITY_ID',
      'BAD_ENTITY_ID',
      'BAD_EVENT_ID',
      'BAD_KEY',
      'FORK',
      'TOMBSTONE',
      'UNDECODABLE',
      'UNSIGNED',
    ]);
  });

  it('reads what was applied while it read, too', async () => {
    await damage(`DELETE FROM history WHERE ${rowAt(0)}`);
    const other = await sqlSession(url);
    const applying = new Copy(other.query, other.inTransaction);
    let page = 0;
    const busy = {
      bounds: () => log.bounds(),
      readRange: (...[topic, partition, from, to, onRecords]: Parameters<typeof log.readRange>) =>
        log.readRange(topic, partition, from, to, async (records) => {
          if (page++ === 1) await applying.read(log, { to: READ_TO + 4 });
          await onRecords(records);
        }),
    };
    const report = await healPartition({ ...copy.healing(log), log: busy });
    expect(report.nextOffset).toBe(BigInt(READ_TO + 4));
    await other.release();
    const healed = await copy.picture();
    await copy.bringBack();
    await copy.read(log, { to: READ_TO + 4 });
    expect(healed).toEqual(await copy.picture());
  });

  it('leaves a dead letter that the registry’s answer made until it is redriven', async () => {
    await damage(`UPDATE dead_letter SET reason = 'UNKNOWN_SCHEMA' WHERE reason = 'UNDECODABLE'`);
    await damage("DELETE FROM dead_letter WHERE reason = 'TOMBSTONE'");
    const readable = anAdmission((topic, value) =>
      value.toString() === 'no event'
        ? readJson(topic, log.records()[0]!.value!)
        : readJson(topic, value),
    );
    await healPartition({ ...copy.healing(log), admission: readable });
    expect(
      (await session.query('SELECT reason FROM dead_letter ORDER BY log_offset')).rows.map(
        ({ reason }) => reason,
      ),
    ).toEqual([
      ...['UNSIGNED', 'UNKNOWN_SCHEMA', 'FORK', 'TOMBSTONE', 'BAD_KEY'],
      ...['BAD_EVENT_ID', 'BAD_ENTITY_ID', 'BAD_ENTITY_ID'],
    ]);
  });
});

describe('refusing to heal', () => {
  const refusal = async (change: object = {}): Promise<string> =>
    healPartition({ ...copy.healing(log), ...change }).then(
      () => 'healed',
      (error: unknown) => (error instanceof HealRefused ? error.code : String(error)),
    );

  it('changes nothing where the log was cut below a fully accounted position', async () => {
    const cut = everydayLog();
    const bounds = async () => [{ ...PLACE, start: 0n, end: 20n }];
    expect(await refusal({ buckets: 'all', log: Object.assign(cut, { bounds }) })).toBe('LOG_CUT');
    expect(await copy.picture()).toEqual(untouched);
  });

  it('changes nothing where the log no longer starts at 0', async () => {
    const late = everydayLog();
    late.truncate(5n);
    expect(await refusal({ buckets: 'all', log: late })).toBe('LOG_STARTS_LATE');
  });

  it('changes nothing while a record waits for its schema', async () => {
    await damage(`DELETE FROM history WHERE ${rowAt(0)}`);
    const before = await copy.picture();
    expect(await refusal({ admission: anAdmission(() => ({ verdict: 'WAIT' })) })).toBe(
      'RECORD_WAITS',
    );
    expect(await copy.picture()).toEqual(before);
  });

  it('changes nothing when the copy still differs at the end', async () => {
    await damage(`DELETE FROM history WHERE ${rowAt(0)}`);
    const before = await copy.picture();
    // A row that was right when it was compared is lost before the position is locked.
    const losing = {
      bounds: () => log.bounds(),
      readRange: async (...range: Parameters<typeof log.readRange>) => {
        const next = await log.readRange(...range);
        await session.query(`DELETE FROM history WHERE ${rowAt(7)}`);
        return next;
      },
    };
    expect(await refusal({ buckets: 'all', log: losing })).toBe('STILL_DIFFERS');
    expect(await copy.picture()).toEqual(before);
  });

  it('stops when it is told to', async () => {
    await damage(`DELETE FROM history WHERE ${rowAt(0)}`);
    await expect(
      healPartition({ ...copy.healing(log), signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
  });
});
