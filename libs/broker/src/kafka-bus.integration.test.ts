import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { eventually } from '@sinergi/testing';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platform } from '../../../test/support/platform.js';
import type { Gap, OutgoingRecord, Reader, ReaderOptions, RecordBatch } from './bus.js';
import { KafkaBus } from './kafka-bus.js';
import { KafkaReader } from './kafka-reader.js';
import { LogReplaced } from './log-replaced.js';
import { RetryLater } from './retry-later.js';

const { agencies, kafka } = platform();
const ca = readFileSync(kafka.caFile, 'utf8');
const quiet = { debug: () => undefined, warn: () => undefined };
const bus = new KafkaBus({ brokers: kafka.brokers, ca, ...kafka.admin, clientId: 'test', logger: quiet });
const client = new Kafka({
  brokers: kafka.brokers,
  ssl: { ca: [ca] },
  sasl: { mechanism: 'scram-sha-512', ...kafka.admin },
  logLevel: logLevel.NOTHING,
});
const admin = client.admin();
const topics: string[] = [];
const readers: Reader[] = [];

beforeAll(() => admin.connect());
afterAll(async () => {
  await Promise.all(readers.map((reader) => reader.stop()));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await Promise.all([admin.disconnect(), bus.close()]);
});

async function aTopic(numPartitions = 1): Promise<string> {
  const topic = `test.${randomUUID()}`;
  await admin.createTopics({
    topics: [{ topic, numPartitions, configEntries: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }] }],
    waitForLeaders: true,
  });
  topics.push(topic);
  return topic;
}

/** Every connection of this process to the broker, as a network does it. */
function cutConnections(): void {
  const ports = new Set(kafka.brokers.map((broker) => Number(broker.split(':')[1])));
  const handles = (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles();
  for (const handle of handles)
    if (handle instanceof Socket && ports.has(handle.remotePort ?? 0))
      handle.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
}

const aRecord = (topic: string, n: number, size = 10): OutgoingRecord => ({
  topic,
  key: `k${n}`,
  value: Buffer.alloc(size, n % 256),
  headers: { n: String(n) },
});

async function publish(records: OutgoingRecord[]) {
  const publisher = await bus.publisher();
  try {
    return await publisher.publish(records);
  } finally {
    await publisher.close();
  }
}

/** Reads as a replica does: a position of its own, moved only by what was taken. */
async function read(topic: string, change: Partial<ReaderOptions> & { from?: bigint } = {}) {
  const taken: number[] = [];
  const positions = new Map<string, bigint>(change.from === undefined ? [] : [[`${topic}/0`, change.from]]);
  const gaps: Gap[] = [];
  const reader = await bus.reader({
    groupId: `test.${randomUUID()}`,
    topics: [topic],
    positions: async () => new Map(positions),
    onBatch: async (batch: RecordBatch) => {
      // A reading begins with the record before its position, which a replica knows again.
      const from = positions.get(`${topic}/${batch.partition}`) ?? 0n;
      for (const record of batch.records) if (record.offset >= from) taken.push(Number(record.headers['n']));
      const next = batch.records.at(-1)!.offset + 1n;
      positions.set(`${topic}/${batch.partition}`, next);
      return next;
    },
    onGap: async (gap) => void gaps.push(gap),
    onCrash: () => undefined,
    ...change,
  });
  readers.push(reader);
  return { reader, taken, positions, gaps };
}

describe('publishing', () => {
  it('says where each record is stored, in the order given, over partitions', async () => {
    const topic = await aTopic(3);
    const stored = await publish(Array.from({ length: 30 }, (_, n) => aRecord(topic, n)));
    expect(stored).toHaveLength(30);
    const next = new Map<number, bigint>();
    for (const { partition, offset } of stored) {
      expect(offset).toBe(next.get(partition) ?? 0n);
      next.set(partition, offset + 1n);
    }
    expect(next.size).toBe(3);
    const [again] = await publish([aRecord(topic, 0)]);
    expect(again!.partition).toBe(stored[0]!.partition);
  });

  it('splits what one batch of the broker cannot hold, and keeps the order', async () => {
    const topic = await aTopic();
    const stored = await publish(Array.from({ length: 8 }, (_, n) => aRecord(topic, n, 400_000)));
    expect(stored.map(({ offset }) => offset)).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n]);
  });

  it('rejects for a topic that does not exist', async () => {
    await expect(publish([aRecord('test.nowhere', 1)])).rejects.toThrow();
  });
});

describe('how large the logs are', () => {
  const bytes = 20 * 10_000;

  it('is what the broker has on its disk, topic by topic', async () => {
    const topic = await aTopic(3);
    expect((await bus.logSizes()).get(topic)).toBe(0n);
    await publish(Array.from({ length: 20 }, (_, n) => ({ ...aRecord(topic, n), value: randomBytes(10_000) })));
    const size = Number((await bus.logSizes()).get(topic));
    expect(size).toBeGreaterThan(bytes);
    expect(size).toBeLessThan(1.1 * bytes);
  });

  it('is told to the operator, who reads no payload, and to no agency', async () => {
    const topic = 'timpora.sighting';
    const as = (account: { username: string; password: string }): KafkaBus =>
      new KafkaBus({ brokers: kafka.brokers, ca, ...account, clientId: 'test', logger: quiet });
    const [operator, agency] = [as(kafka.operator), as(agencies[0]!.kafkaClient)];
    expect((await operator.logSizes()).has(topic)).toBe(true);
    expect((await agency.logSizes()).size).toBe(0);
    await Promise.all([operator.close(), agency.close()]);
  });
});

describe('reading', () => {
  it('starts at the owner’s position, whatever was committed, and hands over time and log end', async () => {
    const topic = await aTopic();
    await publish(Array.from({ length: 10 }, (_, n) => aRecord(topic, n)));
    let seen: RecordBatch | undefined;
    const { taken } = await read(topic, { from: 4n });
    await eventually('six were read', () => taken.length === 6);
    expect(taken).toEqual([4, 5, 6, 7, 8, 9]);
    await read(topic, {
      onBatch: async (batch) => {
        seen ??= batch;
        return batch.records.at(-1)!.offset + 1n;
      },
    });
    await eventually('a batch came', () => seen);
    expect(seen).toMatchObject({ requestedOffset: 0n, logEnd: 10n });
    expect(Math.abs(seen!.records[0]!.appendedAt - Date.now())).toBeLessThan(60_000);
  });

  it('reads again from where the owner says, within a batch and before it', async () => {
    const topic = await aTopic();
    await publish(Array.from({ length: 6 }, (_, n) => aRecord(topic, n)));
    const starts: bigint[] = [];
    const answers = [2n, 0n, 6n];
    await read(topic, {
      onBatch: async (batch) => {
        starts.push(batch.records[0]!.offset);
        return answers[Math.min(starts.length - 1, 2)]!;
      },
    });
    await eventually('it came back to where it was told', () => starts.length >= 3);
    expect(starts.slice(0, 3)).toEqual([0n, 2n, 0n]);
  });

  it('rests a partition that has to wait, and loses nothing when its handler fails', async () => {
    const topic = await aTopic();
    await publish(Array.from({ length: 5 }, (_, n) => aRecord(topic, n)));
    let calls = 0;
    const taken: number[] = [];
    const positions = new Map<string, bigint>();
    await read(topic, {
      positions: async () => new Map(positions),
      onBatch: async (batch) => {
        calls += 1;
        if (calls === 1) throw new RetryLater('Expected the directory, not here yet', 100);
        if (calls === 2) throw new TypeError('a mistake in a handler');
        taken.push(...batch.records.map(({ headers }) => Number(headers['n'])));
        const next = batch.records.at(-1)!.offset + 1n;
        positions.set(`${topic}/0`, next);
        return next;
      },
    });
    await eventually('all were taken', () => taken.length === 5);
    expect(taken).toEqual([0, 1, 2, 3, 4]);
  });

  it('calls a position beyond the log a gap, loud, and reads the other partitions on', async () => {
    const topic = await aTopic(2);
    const stored = await publish(Array.from({ length: 20 }, (_, n) => aRecord(topic, n)));
    const beyond = new Map([[`${topic}/0`, 99n]]);
    const { reader, gaps, taken } = await read(topic, { positions: async () => beyond });
    await eventually('the gap was told', () => gaps.length === 1);
    expect(gaps[0]).toMatchObject({ partition: 0, position: 99n, reason: expect.stringMatching(/^Expected the log to reach offset 99/) });
    expect(reader.pausedGaps()).toEqual([`${topic}/0`]);
    const others = stored.filter(({ partition }) => partition === 1).length;
    await eventually('the other partition was read', () => taken.length === others);
  });

  it('calls a position that retention has passed a gap', async () => {
    const topic = await aTopic();
    await publish(Array.from({ length: 10 }, (_, n) => aRecord(topic, n)));
    // KafkaJS knows the leader of a topic only once it was asked for its offsets.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '6' }] });
    const { gaps } = await read(topic, { from: 3n });
    await eventually('the gap was told', () => gaps.length === 1);
    expect(gaps[0]).toMatchObject({ position: 3n, start: 6n, reason: expect.stringContaining('starts at 6') });
  });

  it('calls it a gap when the log is cut away under a reader that runs', async () => {
    const topic = await aTopic();
    await publish(Array.from({ length: 10 }, (_, n) => aRecord(topic, n)));
    const { gaps, taken } = await read(topic);
    await eventually('all were read', () => taken.length === 10);
    await publish(Array.from({ length: 5 }, (_, n) => aRecord(topic, n)));
    await eventually('more were read', () => taken.length === 15);
    await admin.deleteTopics({ topics: [topic] });
    await eventually('it is gone', async () => !(await admin.listTopics()).includes(topic));
    // The client may still hold the metadata of the topic of this name that is gone, so the leader is asked for until it answers.
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: false });
    await eventually('it has a leader', () =>
      admin.fetchTopicOffsets(topic).then(
        () => true,
        () => false,
      ),
    );
    await publish([aRecord(topic, 1)]);
    await eventually('the gap was told', () => gaps.length === 1, 60_000);
    expect(gaps[0]).toMatchObject({ position: 15n, reason: expect.stringMatching(/^Expected the log to reach offset 15/) });
  });

  it('begins with the record before its position, and reads on no log that does not hold it', async () => {
    const topic = await aTopic();
    await publish(Array.from({ length: 5 }, (_, n) => aRecord(topic, n)));
    const seen: bigint[] = [];
    const known = await read(topic, {
      from: 3n,
      onBatch: async ({ records }) => {
        seen.push(...records.map(({ offset }) => offset));
        return records.at(-1)!.offset + 1n;
      },
    });
    await eventually('the last was read', () => seen.includes(4n));
    expect(seen[0]).toBe(2n);
    expect(known.gaps).toEqual([]);
    const replaced = await read(topic, {
      from: 3n,
      onBatch: async () => {
        throw new LogReplaced('Expected what was read at offset 2, got another record');
      },
    });
    await eventually('the gap was told', () => replaced.gaps.length === 1);
    expect(replaced.gaps[0]).toMatchObject({ position: 3n, reason: expect.stringMatching(/^Expected what was read/) });
    expect(replaced.reader.pausedGaps()).toEqual([`${topic}/0`]);
  });

  it('reads on what it had paused, once its group was formed anew and the log is as it should be', async () => {
    const topic = await aTopic();
    await publish([aRecord(topic, 0)]);
    const groupId = `test.${randomUUID()}`;
    let isReplaced = true;
    const taken: bigint[] = [];
    const { gaps } = await read(topic, {
      groupId,
      onBatch: async ({ records }) => {
        if (isReplaced) throw new LogReplaced('Expected the log that was read, got another');
        taken.push(...records.map(({ offset }) => offset));
        return records.at(-1)!.offset + 1n;
      },
    });
    await eventually('it pauses', () => gaps.length > 0);
    isReplaced = false;
    // Any other member makes the broker form the group anew, and again when it leaves.
    const rival = client.consumer({ groupId });
    await rival.connect();
    await rival.subscribe({ topics: [topic], fromBeginning: true });
    const joined = new Promise((resolve) => rival.on(rival.events.GROUP_JOIN, resolve));
    await rival.run({ autoCommit: false, eachMessage: async () => undefined });
    await joined;
    await rival.disconnect();
    await eventually('it reads on', () => taken.includes(0n), 60_000);
  });

  it('goes on by the record before its position after every loss of its connection: the log may have been made anew meanwhile', async () => {
    const [topic, other] = [await aTopic(), await aTopic()];
    await publish(Array.from({ length: 4 }, (_, n) => aRecord(topic, n)));
    const begins: bigint[] = [];
    const positions = new Map<string, bigint>();
    let goOn!: () => void;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await read(topic, {
      topics: [topic, other],
      positions: async () => new Map(positions),
      onBatch: async (batch) => {
        const place = `${batch.topic}/0`;
        positions.set(place, batch.records.at(-1)!.offset + 1n);
        if (batch.topic === topic) begins.push(batch.records[0]!.offset);
        else await held;
        return positions.get(place)!;
      },
    });
    await eventually('it was read', () => positions.get(`${topic}/0`) === 4n);
    // While it is at work on another topic, nothing is fetched.
    await publish([aRecord(other, 0)]);
    await eventually('it is held up', () => positions.get(`${other}/0`) === 1n);
    begins.length = 0;
    await admin.deleteTopics({ topics: [topic] });
    await eventually('the topic is gone', async () => !(await admin.listTopics()).includes(topic));
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    await publish(Array.from({ length: 9 }, (_, n) => aRecord(topic, n)));
    cutConnections();
    goOn();
    await eventually('the topic is read again', () => begins.length > 0, 60_000);
    expect(begins[0]).toBe(3n);
  });

  it('reads the other topics while one is away, says that it is a gap, and reads it on once it is back', async () => {
    const [topic, other] = [await aTopic(), await aTopic()];
    await publish([aRecord(topic, 0), aRecord(other, 1)]);
    const positions = new Map<string, bigint>();
    const continued: string[] = [];
    const { reader, gaps } = await read(topic, {
      topics: [topic, other],
      positions: async () => new Map(positions),
      onBatch: async (batch) => {
        const next = batch.records.at(-1)!.offset + 1n;
        if (next > (positions.get(`${batch.topic}/0`) ?? 0n)) positions.set(`${batch.topic}/0`, next);
        else continued.push(batch.topic);
        return positions.get(`${batch.topic}/0`)!;
      },
    });
    await eventually('both were read', () => positions.size === 2);
    await admin.deleteTopics({ topics: [topic] });
    await eventually('the gap was told', () => gaps.length > 0, 60_000);
    expect(gaps[0]).toMatchObject({ topic, partition: 0, position: 1n, reason: expect.stringMatching(/^Expected topic test\./) });
    await publish([aRecord(other, 2)]);
    await eventually('the other topic is read', () => positions.get(`${other}/0`) === 2n, 60_000);
    expect(reader.pausedGaps()).toEqual([`${topic}/0`]);
    continued.length = 0;
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    await publish([aRecord(topic, 0), aRecord(topic, 3)]);
    await eventually(
      'it is known by the record before the position',
      () => continued.includes(topic) || positions.get(`${topic}/0`) === 2n,
      60_000,
    );
    await eventually('it is read on', () => positions.get(`${topic}/0`) === 2n, 60_000);
    expect(reader.pausedGaps()).toEqual([]);
  });

  it('does not begin where none of its topics is there', async () => {
    await expect(read('test.nowhere')).rejects.toThrow(/^Expected to be shown topics of test\.nowhere, got none of them$/);
  });

  it('reads nothing of another cluster, and a publisher there answers for nothing', async () => {
    const topic = await aTopic();
    await publish([aRecord(topic, 0)]);
    const { gaps, taken } = await read(topic, { clusterId: () => 'another' });
    await eventually('the gap was told', () => gaps.length === 1);
    expect(gaps[0]!.reason).toMatch(/^Expected Kafka cluster another, got /);
    expect(taken).toEqual([]);
    const elsewhere = await bus.publisher('another');
    await expect(elsewhere.publish([aRecord(topic, 1)])).rejects.toMatchObject({ code: 'OTHER_CLUSTER' });
    await elsewhere.close();
    expect((await bus.bounds([topic]))[0]!.end).toBe(1n);
    const here = await bus.publisher(await bus.clusterId());
    expect(await here.publish([aRecord(topic, 1)])).toEqual([{ topic, partition: 0, offset: 1n }]);
    await here.close();
  });

  it('takes no gap from an answer about the log that is older than the assignment', async () => {
    const topic = await aTopic();
    let asked = 0;
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const positions = new Map<string, bigint>();
    const gaps: Gap[] = [];
    const reader = await KafkaReader.open(
      client,
      {
        groupId: `test.${randomUUID()}`,
        topics: [topic],
        // The assignment waits until the watch has asked, and the watch for its answer until all was read.
        positions: async () => {
          await eventually('the watch has asked', () => asked > 0);
          return new Map(positions);
        },
        onBatch: async (batch: RecordBatch) => {
          const next = batch.records.at(-1)!.offset + 1n;
          positions.set(`${topic}/0`, next);
          return next;
        },
        onGap: async (gap) => void gaps.push(gap),
        onCrash: () => undefined,
      },
      {
        existingTopics: () => bus.existingTopics(),
        clusterId: () => bus.clusterId(),
        bounds: async (topics) => {
          const answer = await bus.bounds(topics);
          asked += 1;
          if (asked === 1) await held;
          return answer;
        },
      },
      { logger: quiet },
    );
    readers.push(reader);
    await eventually('the watch has asked', () => asked > 0);
    await publish(Array.from({ length: 5 }, (_, n) => aRecord(topic, n)));
    await eventually('all were read', () => positions.get(`${topic}/0`) === 5n);
    letGo();
    const before = asked;
    await eventually('the watch has asked again', () => asked > before);
    expect(gaps).toEqual([]);
  });

  it('is not running once it was stopped', async () => {
    const { reader } = await read(await aTopic());
    await eventually('it runs', () => reader.isRunning());
    await reader.stop();
    expect(reader.isRunning()).toBe(false);
  });
});
