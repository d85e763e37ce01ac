import type { IncomingRecord } from '@sinergi/broker';
import {
  ContractError,
  EventCodec,
  MemorySchemaRegistry,
  sampleEvents,
  schemasToRegister,
} from '@sinergi/contracts';
import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReadValue } from '../admit-record.js';
import type { DeadReason } from '../verdict.js';
import { groupDeadLetters, listDeadLetters } from './dead-letter-list.js';
import { LogWindow } from './log-window.js';
import { type Redriven, redriveDeadLetter } from './redrive.js';
import { scrubInSnapshot } from './scrub.js';
import { Copy } from './testing/copy.js';
import {
  anAdmission,
  CLUSTER,
  keyOf,
  OWNER,
  readJson,
  SampleLog,
  TOPIC,
  uuidOf,
} from './testing/sample-log.js';

let close: () => Promise<void>;
let session: SqlSession;
let copy: Copy;
/** values that begin with this cannot be read yet */
const STRANGE = `{"sightingId":"${uuidOf('strange')}`;
const FORMER_EVENT = uuidOf('former former strange/1');
const FORMER = `{"sightingId":"${uuidOf('former strange')}","eventId":"${FORMER_EVENT}"`;
let unknown: { verdict: 'DEAD'; reason: DeadReason; detail: string } | { verdict: 'WAIT' } | null;
const readValue: ReadValue = (topic, value) =>
  unknown && [STRANGE, FORMER].some((one) => value.toString('utf8').startsWith(one))
    ? unknown
    : readJson(topic, value);

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction, anAdmission(readValue));
  await copy.migrate();
  await copy.keep();
});
afterAll(() => close());
beforeEach(async () => {
  unknown = {
    verdict: 'DEAD',
    reason: 'UNKNOWN_SCHEMA',
    detail: 'Expected the id of a registered schema, got 99',
  };
  await copy.bringBack();
});

let lastRead: SampleLog;
const read = async (log: SampleLog, by = copy): Promise<void> => {
  lastRead = log;
  await by.read(log);
};
const redrive = (offset: bigint, change: object = {}): Promise<Redriven> =>
  redriveDeadLetter({
    topic: TOPIC,
    partition: 0,
    offset,
    inTransaction: session.inTransaction,
    recordAt: (coordinates) => new LogWindow(lastRead).recordAt(coordinates),
    admission: copy.admission,
    clusterId: CLUSTER,
    ...change,
  });
const scrub = async () =>
  (await scrubInSnapshot(session.inTransaction, { topic: TOPIC, partition: 0 })).findings;
const reasonAt = async (offset: number): Promise<unknown> =>
  (await session.query('SELECT reason FROM dead_letter WHERE log_offset = $1', [offset])).rows[0]?.[
    'reason'
  ];

/** Fifteen records with the strange one at offset 3, and digest marks behind it. */
const aLog = (): SampleLog => {
  const log = new SampleLog();
  for (let n = 0; n < 3; n++) log.event(`plain-${n}`, 1);
  log.event('strange', 1);
  for (let n = 3; n < 30; n++) log.event(`plain-${n}`, 1);
  return log;
};

describe('redriving a dead letter', () => {
  it('applies a record that was dead for its schema as if it never had been', async () => {
    const log = aLog();
    await read(log);
    expect(await reasonAt(3)).toBe('UNKNOWN_SCHEMA');
    unknown = null;
    expect(await redrive(3n)).toEqual({ outcome: 'APPLIED', version: 1, becameState: true });
    expect(await scrub()).toEqual([]);
    const [redriven, digestMarks] = [await copy.picture(), await copy.digestMarks()];
    await copy.bringBack();
    await read(log);
    expect(redriven).toEqual(await copy.picture());
    expect(digestMarks.length).toBeGreaterThan(1);
    expect(digestMarks).toEqual(await copy.digestMarks());
  });

  it('gives it a place at the end of the feed', async () => {
    await read(aLog());
    unknown = null;
    await redrive(3n);
    expect(
      (await session.query('SELECT log_offset FROM history ORDER BY feed_seq DESC LIMIT 1'))
        .rows[0],
    ).toEqual({ log_offset: '3' });
  });

  it('does not let it displace a later version, and closes the hole that it had left', async () => {
    const log = aLog().event('strange', 2);
    unknown = {
      verdict: 'DEAD',
      reason: 'UNKNOWN_SCHEMA',
      detail: 'Expected the id of a registered schema, got 99',
    };
    const onlyFirst: ReadValue = (topic, value) =>
      value.toString().includes('"version":1') ? readValue(topic, value) : readJson(topic, value);
    await read(log, new Copy(session.query, session.inTransaction, anAdmission(onlyFirst)));
    expect((await session.query('SELECT version FROM version_hole')).rows).toEqual([
      { version: 1 },
    ]);
    unknown = null;
    expect(await redrive(3n)).toEqual({ outcome: 'APPLIED', version: 1, becameState: false });
    expect(
      (await session.query('SELECT version FROM state WHERE key = $1', [keyOf('strange')])).rows,
    ).toEqual([{ version: 2 }]);
    expect((await session.query('SELECT version FROM version_hole')).rows).toEqual([]);
    expect(await scrub()).toEqual([]);
  });

  it('only says what would come of it when it runs dry', async () => {
    await read(aLog());
    const before = await copy.picture();
    expect(await redrive(3n, { dryRun: true })).toMatchObject({ outcome: 'STILL_DEAD' });
    unknown = null;
    expect(await redrive(3n, { dryRun: true })).toEqual({
      outcome: 'APPLIED',
      version: 1,
      becameState: true,
    });
    expect(await copy.picture()).toEqual(before);
  });

  it('keeps what is still dead, and notes the reason of today', async () => {
    await read(aLog());
    expect(await redrive(3n)).toMatchObject({
      outcome: 'STILL_DEAD',
      reason: 'UNKNOWN_SCHEMA',
      reasonChanged: false,
    });
    unknown = {
      verdict: 'DEAD',
      reason: 'WRONG_SCHEMA',
      detail: 'Expected a Sighting, got another\u0000record',
    };
    expect(await redrive(3n)).toMatchObject({
      outcome: 'STILL_DEAD',
      reason: 'WRONG_SCHEMA',
      reasonChanged: true,
    });
    expect(await reasonAt(3)).toBe('WRONG_SCHEMA');
    expect(await scrub()).toEqual([]);
  });

  it('applies what was dead for its id only once the version of before is held', async () => {
    const log = new SampleLog()
      .event('former strange', 1, 'unchecked')
      .fence()
      .event('former strange', 2);
    await read(log);
    expect([await reasonAt(0), await reasonAt(2)]).toEqual(['UNKNOWN_SCHEMA', 'BAD_ENTITY_ID']);
    unknown = null;
    expect(await redrive(2n)).toMatchObject({ outcome: 'STILL_DEAD', reason: 'BAD_ENTITY_ID' });
    expect(await redrive(0n)).toMatchObject({ outcome: 'APPLIED', version: 1 });
    expect(await redrive(2n)).toMatchObject({ outcome: 'APPLIED', version: 2, becameState: true });
    expect(await scrub()).toEqual([]);
  });

  it('keeps what has to wait', async () => {
    await read(aLog());
    unknown = { verdict: 'WAIT' };
    expect(await redrive(3n)).toEqual({ outcome: 'WAITS', for: 'SCHEMA' });
    expect(await reasonAt(3)).toBe('UNKNOWN_SCHEMA');
  });

  it('leaves a fork in quarantine, even where what came first is lost', async () => {
    await read(new SampleLog().event('forked', 1).event('forked', 1, 'other bytes'));
    await session.query('DELETE FROM history');
    expect(await redrive(1n)).toEqual({ outcome: 'QUARANTINED' });
    expect((await session.query('SELECT 1 FROM history')).rows).toEqual([]);
  });

  it('calls it a fork when another record took its version meanwhile', async () => {
    const log = aLog().event('strange', 1, 'other bytes');
    const onlyThis: ReadValue = (topic, value) =>
      value.toString().includes('other bytes') ? readJson(topic, value) : readValue(topic, value);
    await read(log, new Copy(session.query, session.inTransaction, anAdmission(onlyThis)));
    unknown = null;
    expect(await redrive(3n)).toMatchObject({
      outcome: 'STILL_DEAD',
      reason: 'FORK',
      reasonChanged: true,
    });
    expect(await redrive(3n)).toEqual({ outcome: 'QUARANTINED' });
    expect(await scrub()).toEqual([]);
  });

  it('counts it as sent twice when its bytes came again and were taken', async () => {
    const log = aLog();
    const { key, value, headers } = log.records()[3]!;
    log.append(key!.toString(), value, 0, headers);
    await copy.read(log, { to: 30 });
    unknown = null;
    await read(log);
    expect(await redrive(3n)).toEqual({ outcome: 'DUPLICATE' });
    expect(await reasonAt(3)).toBeUndefined();
    expect(await scrub()).toEqual([]);
  });

  it('refuses another value than the one put aside', async () => {
    await read(aLog());
    await session.query("UPDATE dead_letter SET sha256 = sha256('another')");
    expect(await redrive(3n)).toEqual({ outcome: 'DAMAGED' });
  });

  it('says that the log no longer holds the record, and leaves it dead', async () => {
    const log = aLog();
    await read(log);
    log.truncate(4n);
    unknown = null;
    expect(await redrive(3n)).toEqual({ outcome: 'GONE' });
    expect(await reasonAt(3)).toBe('UNKNOWN_SCHEMA');
  });

  it('finds nothing where there is no dead letter', async () => {
    await read(aLog());
    expect(await redrive(4n)).toEqual({ outcome: 'NOT_FOUND' });
  });

  it('applies a real event whose schema was registered after it came', async () => {
    const sample = sampleEvents().find(({ topic }) => topic === TOPIC)!;
    const handling = {
      ...(sample.value as { handling: object }).handling,
      purpose: 'SUPERVISION',
      legalBasis: 'law',
    };
    const value = {
      ...(sample.value as object),
      owner: OWNER,
      version: 1,
      handling,
    } as unknown as Record<string, string>;
    const whole = new MemorySchemaRegistry();
    const bytes = await new EventCodec(whole).encode(sample.recordName, value);
    const late = new MemorySchemaRegistry();
    const { length: knownIds } = schemasToRegister();
    bytes.writeInt32BE(knownIds + 1, 1);
    const decode: ReadValue = async (topic, read) => {
      try {
        // A codec of its own each time: one that was told that an id is unknown does not ask again
        // at once.
        return {
          verdict: 'READ',
          value: (await new EventCodec(late).decode(topic, read)).value as unknown as Record<
            string,
            unknown
          >,
        };
      } catch (error) {
        if (error instanceof ContractError)
          return { verdict: 'DEAD', reason: error.code as DeadReason, detail: error.message };
        throw error;
      }
    };
    const admission = {
      ...anAdmission(decode),
      rulesFor: () => ({ ...copy.admission.rulesFor(TOPIC), areaField: null }) as never,
    };
    const real = new Copy(session.query, session.inTransaction, admission);
    const log = new SampleLog().append(`${OWNER}:${value['sightingId']}`, bytes, 0, {
      ce_id: value['eventId']!,
      ce_source: `urn:sinergi:agency:${OWNER}`,
      'entity-version': '1',
      'directory-version': '1',
    });
    await read(log, real);
    expect(await reasonAt(0)).toBe('UNKNOWN_SCHEMA');
    const sighting = schemasToRegister().findLast(({ subject }) => subject.endsWith('Sighting'))!;
    late.add(sighting.subject, sighting.schema);
    expect(await redrive(0n, { admission })).toEqual({
      outcome: 'APPLIED',
      version: 1,
      becameState: true,
    });
    expect((await session.query('SELECT version FROM state')).rows).toEqual([{ version: 1 }]);
  });
});

describe('looking at dead letters', () => {
  const poisoned = (): SampleLog => {
    const log = new SampleLog(2);
    for (let n = 0; n < 5; n++) log.poison(0).tombstone(`gone-${n}`, 1);
    return log;
  };

  it('lists them page by page, in the order of the log, without their bytes', async () => {
    const log = poisoned();
    for (const partition of [0, 1]) await copy.read(log, { partition });
    const seen: string[] = [];
    let page = await listDeadLetters(session.query, { limit: 4 });
    for (;;) {
      seen.push(...page.entries.map(({ partition, offset }) => `${partition}/${offset}`));
      if (!page.next) break;
      page = await listDeadLetters(session.query, { limit: 4, after: page.next });
    }
    expect(seen).toEqual(['0/0', '0/1', '0/2', '0/3', '0/4', '1/0', '1/1', '1/2', '1/3', '1/4']);
    const { entries } = await listDeadLetters(session.query, { limit: 9, reason: 'TOMBSTONE' });
    expect(entries).toHaveLength(5);
    expect(entries[0]).toMatchObject({
      topic: TOPIC,
      partition: 1,
      offset: 0n,
      reason: 'TOMBSTONE',
      valueBytes: 0,
    });
    expect(entries[0]).not.toHaveProperty('value');
  });

  it('groups them by reason and topic', async () => {
    const log = poisoned();
    log.append(null, 'no key', 0, {});
    for (const partition of [0, 1]) await copy.read(log, { partition });
    const times = (records: readonly IncomingRecord[], at: number): Date =>
      new Date(records[at]!.appendedAt);
    expect(await groupDeadLetters(session.query)).toEqual([
      {
        reason: 'TOMBSTONE',
        topic: TOPIC,
        count: 5,
        oldest: times(log.records(1), 0),
        newest: times(log.records(1), 4),
      },
      {
        reason: 'UNDECODABLE',
        topic: TOPIC,
        count: 5,
        oldest: times(log.records(0), 0),
        newest: times(log.records(0), 4),
      },
      {
        reason: 'BAD_KEY',
        topic: TOPIC,
        count: 1,
        oldest: times(log.records(0), 5),
        newest: times(log.records(0), 5),
      },
    ]);
  });
});
