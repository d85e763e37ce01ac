import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@sinergi/testing';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {
  Bus,
  Gap,
  IncomingRecord,
  OutgoingRecord,
  Reader,
  ReaderOptions,
  RecordBatch,
  StoredAt,
} from '../bus.js';
import { LogReplaced } from '../log-replaced.js';
import { partitionOf } from '../partition-of.js';
import { RetryLater } from '../retry-later.js';

/** A record as any client may store it: a header may come several times. */
export interface ForeignRecord {
  key: string | null;
  value: Buffer | null;
  headers?: Record<string, string | string[]>;
}

/** A Bus that is tried, and what is done to its logs behind its back. */
export interface BusOnTrial {
  bus: Bus;
  /** makes a topic that no other test knows, with empty logs */
  aTopic(partitions?: number): Promise<string>;
  /** stores records as another client does, in order */
  store(topic: string, partition: number, records: ForeignRecord[]): Promise<void>;
  /** removes the records before an offset, as retention does */
  truncate(topic: string, partition: number, before: bigint): Promise<void>;
  /**
   * begins a transaction in partition 0, stores a record and takes it back: two offsets hold no
   * record
   */
  abortOne(topic: string): Promise<void>;
}

/** What a Bus can be asked for; one that is asked for less promises less. */
export type BusPart = 'publishing' | 'bounds' | 'ranges' | 'reading' | 'unknown topics';

const UNKNOWN = { name: 'UnknownTopic', code: 'UNKNOWN_TOPIC' };
const EVERY_PART: readonly BusPart[] = [
  ...(['publishing', 'bounds', 'ranges', 'reading', 'unknown topics'] as const),
];

const numbered = (n: number): ForeignRecord => ({
  key: `k${n}`,
  value: Buffer.from([n]),
  headers: { n: String(n) },
});
const upTo = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, n) => from + n);
const numbers = (records: readonly IncomingRecord[]): number[] =>
  records.map(({ headers }) => Number(headers['n']));

/**
 * What the port Bus promises, as tests: registered for every implementation, so that a test on one
 * in memory says something about Kafka.
 *
 * @param open makes the Bus, once, before the first test
 */
export function busConformance(
  name: string,
  open: () => BusOnTrial | Promise<BusOnTrial>,
  parts: readonly BusPart[] = EVERY_PART,
): void {
  describe(`${name} keeps what Bus promises`, () => {
    let trial: BusOnTrial;
    beforeAll(async () => {
      trial = await open();
    });
    const at = (): BusOnTrial => trial;
    const register = { publishing, bounds, ranges, reading, 'unknown topics': unknownTopics };
    for (const part of parts) describe(part, () => register[part](at));
  });
}

function publishing(trial: () => BusOnTrial): void {
  const publish = async (records: OutgoingRecord[], clusterId?: string): Promise<StoredAt[]> => {
    const publisher = await trial().bus.publisher(clusterId);
    try {
      return await publisher.publish(records);
    } finally {
      await publisher.close();
    }
  };
  const aRecord = (topic: string, n: number): OutgoingRecord => ({
    ...{ topic, key: `k${n}`, value: Buffer.from([n]), headers: { n: String(n) } },
  });

  it('says where each record is stored, in the order given, by its key', async () => {
    const topic = await trial().aTopic(3);
    const stored = await publish(upTo(30).map((n) => aRecord(topic, n)));
    const next = [0n, 0n, 0n];
    expect(stored).toEqual(
      upTo(30).map((n) => {
        const partition = partitionOf(`k${n}`, 3);
        const offset = next[partition]!;
        next[partition] = offset + 1n;
        return { topic, partition, offset };
      }),
    );
    expect(next.every((end) => end > 0n)).toBe(true);
    expect(await publish([aRecord(topic, 0)])).toEqual([
      { topic, partition: partitionOf('k0', 3), offset: next[partitionOf('k0', 3)] },
    ]);
  });

  it('stores everything byte for byte, and tells a tombstone from no bytes', async () => {
    const topic = await trial().aTopic();
    const given: OutgoingRecord[] = [
      { topic, key: 'Jakarta Pusat 📍', value: Buffer.from([0, 255, 10, 0]), headers: {} },
      { topic, key: 'gone', value: null, headers: { why: '' } },
      { topic, key: 'empty', value: Buffer.alloc(0), headers: { ce_id: 'é', n: '1' } },
    ];
    await publish(given);
    const got: IncomingRecord[] = [];
    await trial().bus.readRange(topic, 0, 0n, 3n, async (page) => void got.push(...page));
    expect(got.map(({ key, value, headers }) => ({ key, value, headers }))).toEqual(
      given.map(({ key, value, headers }) => ({ key: Buffer.from(key), value, headers })),
    );
  });

  it('answers nothing for no records', async () => {
    expect(await publish([])).toEqual([]);
  });

  it('refuses a topic that is not there, and stores nothing beside it', async () => {
    const topic = await trial().aTopic();
    await expect(publish([aRecord(topic, 0), aRecord('test.nowhere', 1)])).rejects.toMatchObject(
      UNKNOWN,
    );
    expect((await trial().bus.bounds([topic]))[0]!.end).toBe(0n);
  });

  it('stores nothing on another cluster than it was opened for', async () => {
    const topic = await trial().aTopic();
    await expect(publish([aRecord(topic, 1)], 'another')).rejects.toMatchObject({
      code: 'OTHER_CLUSTER',
    });
    expect((await trial().bus.bounds([topic]))[0]!.end).toBe(0n);
    const clusterId = await trial().bus.clusterId();
    expect(await publish([aRecord(topic, 1)], clusterId)).toEqual([
      { topic, partition: 0, offset: 0n },
    ]);
  });

  it('publishes nothing once it was closed', async () => {
    const topic = await trial().aTopic();
    const publisher = await trial().bus.publisher();
    await publisher.close();
    await expect(publisher.publish([aRecord(topic, 1)])).rejects.toThrow();
    expect((await trial().bus.bounds([topic]))[0]!.end).toBe(0n);
  });
}

function bounds(trial: () => BusOnTrial): void {
  it('says where each partition begins and ends, in order, once', async () => {
    const [one, three] = [await trial().aTopic(), await trial().aTopic(3)];
    await trial().store(three, 1, upTo(4).map(numbered));
    const found = await trial().bus.bounds([three, one, three]);
    const expected = [
      { topic: one, partition: 0, start: 0n, end: 0n },
      { topic: three, partition: 0, start: 0n, end: 0n },
      { topic: three, partition: 1, start: 0n, end: 4n },
      { topic: three, partition: 2, start: 0n, end: 0n },
    ];
    expect(found).toEqual(one < three ? expected : [...expected.slice(1), expected[0]]);
    expect(await trial().bus.bounds([])).toEqual([]);
  });

  it('moves the start by retention, and never the end', async () => {
    const topic = await trial().aTopic();
    await trial().store(topic, 0, upTo(5).map(numbered));
    await trial().truncate(topic, 0, 3n);
    expect(await trial().bus.bounds([topic])).toEqual([
      { topic, partition: 0, start: 3n, end: 5n },
    ]);
    await trial().truncate(topic, 0, 5n);
    await trial().store(topic, 0, [numbered(5)]);
    expect(await trial().bus.bounds([topic])).toEqual([
      { topic, partition: 0, start: 5n, end: 6n },
    ]);
  });
}

function ranges(trial: () => BusOnTrial): void {
  const readRange = async (
    topic: string,
    from: bigint,
    to: bigint,
    partition = 0,
  ): Promise<{ taken: number[]; next: bigint }> => {
    const taken: number[] = [];
    const next = await trial().bus.readRange(topic, partition, from, to, async (page) => {
      expect(page.length).toBeGreaterThan(0);
      taken.push(...numbers(page));
    });
    return { taken, next };
  };
  const aLog = async (length: number): Promise<string> => {
    const topic = await trial().aTopic();
    await trial().store(topic, 0, upTo(length).map(numbered));
    return topic;
  };

  it('reads what lies between two offsets, each once and in order', async () => {
    const topic = await aLog(20);
    expect(await readRange(topic, 5n, 12n)).toEqual({ taken: upTo(7, 5), next: 12n });
    expect(await readRange(topic, 0n, 1n)).toEqual({ taken: [0], next: 1n });
    expect(await readRange(topic, 19n, 20n)).toEqual({ taken: [19], next: 20n });
  });

  it('hands over records with their coordinates, key and time', async () => {
    const topic = await aLog(3);
    const records: IncomingRecord[] = [];
    await trial().bus.readRange(topic, 0, 1n, 3n, async (page) => void records.push(...page));
    expect(records).toMatchObject([
      { topic, partition: 0, offset: 1n, key: Buffer.from('k1'), value: Buffer.from([1]) },
      { topic, partition: 0, offset: 2n, key: Buffer.from('k2'), value: Buffer.from([2]) },
    ]);
    expect(Math.abs(records[0]!.appendedAt - Date.now())).toBeLessThan(600_000);
  });

  it('ends where the log ends, and calls nobody where there is nothing', async () => {
    const topic = await aLog(4);
    expect(await readRange(topic, 0n, 1_000n)).toEqual({ taken: upTo(4), next: 4n });
    expect(await readRange(topic, 4n, 9n)).toEqual({ taken: [], next: 4n });
    expect(await readRange(topic, 7n, 9n)).toEqual({ taken: [], next: 7n });
    expect(await readRange(topic, 2n, 2n)).toEqual({ taken: [], next: 2n });
    expect(await readRange(topic, 3n, 1n)).toEqual({ taken: [], next: 3n });
    expect(await readRange(await trial().aTopic(), 0n, 9n)).toEqual({ taken: [], next: 0n });
  });

  it('reads one partition of several', async () => {
    const topic = await trial().aTopic(3);
    for (const partition of [0, 1, 2])
      await trial().store(topic, partition, upTo(3, 10 * partition).map(numbered));
    expect(await readRange(topic, 0n, 9n, 1)).toEqual({ taken: [10, 11, 12], next: 3n });
  });

  it('hands over whatever lies there: no key, no value, no bytes, no headers', async () => {
    const topic = await trial().aTopic();
    await trial().store(topic, 0, [
      { key: 'k', value: null },
      { key: null, value: Buffer.from([0, 255]) },
      { key: 'k', value: Buffer.alloc(0), headers: { a: '' } },
    ]);
    const records: IncomingRecord[] = [];
    await trial().bus.readRange(topic, 0, 0n, 3n, async (page) => void records.push(...page));
    expect(records.map(({ key, value, headers }) => [key, value, headers])).toEqual([
      [Buffer.from('k'), null, {}],
      [null, Buffer.from([0, 255]), {}],
      [Buffer.from('k'), Buffer.alloc(0), { a: '' }],
    ]);
  });

  it('joins several headers with one name', async () => {
    const topic = await trial().aTopic();
    await trial().store(topic, 0, [
      { key: 'k', value: null, headers: { n: ['7', '8'], other: 'one' } },
    ]);
    const seen: IncomingRecord['headers'][] = [];
    await trial().bus.readRange(
      topic,
      0,
      0n,
      1n,
      async (page) => void seen.push(...page.map(({ headers }) => headers)),
    );
    expect(seen).toEqual([{ n: '7, 8', other: 'one' }]);
  });

  it('passes over offsets that hold no record, also at its end', async () => {
    const topic = await aLog(1);
    await trial().abortOne(topic);
    await trial().store(topic, 0, [numbered(1)]);
    await trial().abortOne(topic);
    expect(await readRange(topic, 0n, 6n)).toEqual({ taken: [0, 1], next: 6n });
    expect(await readRange(topic, 1n, 3n)).toEqual({ taken: [], next: 3n });
  });

  it('waits for its caller before it goes on, and reads several ranges at a time', async () => {
    const topic = await aLog(30);
    const readSlowly = async (from: bigint, to: bigint) => {
      let underWay = 0;
      let most = 0;
      const taken: number[] = [];
      await trial().bus.readRange(topic, 0, from, to, async (page) => {
        most = Math.max(most, ++underWay);
        await pause(5);
        taken.push(...numbers(page));
        underWay -= 1;
      });
      return { most, taken };
    };
    expect(
      await Promise.all([readSlowly(0n, 10n), readSlowly(10n, 20n), readSlowly(5n, 30n)]),
    ).toEqual([
      { most: 1, taken: upTo(10) },
      { most: 1, taken: upTo(10, 10) },
      { most: 1, taken: upTo(25, 5) },
    ]);
  });

  it('fails with what its caller threw, and with why it was told to stop', async () => {
    const topic = await aLog(5);
    const { bus } = trial();
    await expect(
      bus.readRange(topic, 0, 0n, 5n, () => Promise.reject(new Error('no room'))),
    ).rejects.toThrow('no room');
    const controller = new AbortController();
    const stop = async (): Promise<void> => controller.abort(new Error('enough'));
    await expect(bus.readRange(topic, 0, 0n, 5n, stop, controller.signal)).rejects.toThrow(
      'enough',
    );
    const aborted = AbortSignal.abort(new Error('before'));
    await expect(bus.readRange(topic, 0, 0n, 5n, stop, aborted)).rejects.toThrow('before');
    await expect(bus.readRange(topic, 0, 5n, 5n, stop, aborted)).rejects.toThrow('before');
  });

  it('refuses a beginning that retention removed, and reads the rest', async () => {
    const topic = await aLog(10);
    await trial().truncate(topic, 0, 6n);
    await expect(readRange(topic, 3n, 9n)).rejects.toMatchObject({
      ...{ name: 'OffsetOutOfRange', code: 'OFFSET_OUT_OF_RANGE' },
      message: `Expected ${topic}/0 to hold offset 3, got a log that starts at 6`,
    });
    expect(await readRange(topic, 6n, 9n)).toEqual({ taken: [6, 7, 8], next: 9n });
  });

  it('refuses a topic or a partition that is not there', async () => {
    const topic = await aLog(1);
    await expect(readRange(topic, 0n, 1n, 7)).rejects.toMatchObject(UNKNOWN);
    await expect(readRange('test.nowhere', 0n, 1n)).rejects.toMatchObject(UNKNOWN);
  });
}

function reading(trial: () => BusOnTrial): void {
  const readers: Reader[] = [];
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.stop()));
  });

  const aLog = async (length: number): Promise<string> => {
    const topic = await trial().aTopic();
    await trial().store(topic, 0, upTo(length).map(numbered));
    return topic;
  };

  /** An owner that keeps positions, which only what it took moves on. */
  async function read(topics: string[], { from = {}, ...change }: Owner = {}) {
    const positions = new Map(Object.entries(from));
    const batches: RecordBatch[] = [];
    const taken: number[] = [];
    const gaps: Gap[] = [];
    const crashes: Error[] = [];
    const take = (batch: RecordBatch): bigint => {
      const id = `${batch.topic}/${batch.partition}`;
      const position = positions.get(id) ?? 0n;
      for (const record of batch.records)
        if (record.offset >= position) taken.push(Number(record.headers['n']));
      const next = batch.records.at(-1)!.offset + 1n;
      positions.set(id, next > position ? next : position);
      return positions.get(id)!;
    };
    const reader = await trial().bus.reader({
      groupId: `test.${randomUUID()}`,
      topics,
      positions: async () => new Map(positions),
      onGap: async (gap) => void gaps.push(gap),
      onCrash: (error) => void crashes.push(error),
      ...change,
      onBatch: async (batch) => {
        batches.push(batch);
        return change.onBatch ? change.onBatch(batch, take) : take(batch);
      },
    });
    readers.push(reader);
    return { reader, positions, batches, taken, gaps, crashes };
  }

  it('begins at its owner’s position, with the record before it', async () => {
    const topic = await aLog(10);
    const { batches, taken, positions } = await read([topic], { from: { [`${topic}/0`]: 4n } });
    await eventually('six were taken', () => taken.length === 6);
    expect(taken).toEqual(upTo(6, 4));
    expect(batches[0]).toMatchObject({
      ...{ topic, partition: 0, requestedOffset: 3n, logEnd: 10n },
      records: expect.arrayContaining([expect.objectContaining({ offset: 3n, topic })]),
    });
    expect(positions.get(`${topic}/0`)).toBe(10n);
  });

  it('reads each record once and in order, also those that come while it reads', async () => {
    const topic = await aLog(5);
    const { batches, taken } = await read([topic]);
    await eventually('the first were taken', () => taken.length === 5);
    await trial().store(topic, 0, upTo(5, 5).map(numbered));
    await trial().store(topic, 0, upTo(5, 10).map(numbered));
    await eventually('the others were taken', () => taken.length >= 15);
    expect(taken).toEqual(upTo(15));
    for (const { requestedOffset, records, logEnd } of batches) {
      const offsets = records.map(({ offset }) => offset);
      expect(offsets[0]).toBe(requestedOffset);
      expect(offsets).toEqual(offsets.map((_, n) => requestedOffset + BigInt(n)));
      expect(logEnd).toBeGreaterThan(offsets.at(-1)!);
    }
  });

  it('hands over whatever lies there: no key, no value, several headers', async () => {
    const topic = await trial().aTopic();
    await trial().store(topic, 0, [
      { key: null, value: Buffer.from([0, 255]) },
      { key: 'k', value: null, headers: { n: ['1', '2'], m: '' } },
      numbered(2),
    ]);
    const { batches, taken } = await read([topic]);
    await eventually('all were taken', () => taken.length === 3);
    const records = batches.flatMap((batch) => batch.records);
    expect(records.map(({ key, value, headers }) => [key, value, headers])).toEqual([
      [null, Buffer.from([0, 255]), {}],
      [Buffer.from('k'), null, { n: '1, 2', m: '' }],
      [Buffer.from('k2'), Buffer.from([2]), { n: '2' }],
    ]);
  });

  it('goes on where its owner says, within a batch and before it', async () => {
    const topic = await aLog(6);
    const answers = [2n, 0n];
    const { batches } = await read([topic], { onBatch: async () => answers.shift() ?? 6n });
    await eventually('it came back to where it was told', () => batches.length >= 3);
    expect(batches.map(({ records }) => records[0]!.offset)).toEqual([0n, 2n, 0n]);
  });

  it('hands over again what its owner could not take, and loses nothing', async () => {
    const topic = await aLog(5);
    const errors = [
      new RetryLater('Expected the directory, got none yet', 20),
      new TypeError('Expected a handler without a mistake, got one with it'),
      new TypeError('Expected a handler without a mistake, got one with it'),
    ];
    const { batches, taken, crashes } = await read([topic], {
      onBatch: async (batch, take) => {
        const error = errors.shift();
        if (error) throw error;
        return take(batch);
      },
    });
    await eventually('all were taken', () => taken.length === 5);
    const begins = batches.map(({ requestedOffset }) => requestedOffset);
    expect(begins.slice(0, 4)).toEqual([0n, 0n, 0n, 0n]);
    expect(taken).toEqual(upTo(5));
    expect(crashes).toEqual([]);
  });

  it('reads on from the owner’s position where a batch was applied before the error', async () => {
    const topic = await aLog(5);
    let calls = 0;
    const { batches, positions, taken } = await read([topic], {
      onBatch: async (batch, take) => {
        if (++calls > 1) return take(batch);
        positions.set(`${topic}/0`, 3n);
        throw new RetryLater('Expected room for all of it, got some', 10);
      },
    });
    await eventually('the rest was taken', () => taken.length === 2);
    expect(taken).toEqual([3, 4]);
    // With the record before the position, where it is to be recognised.
    expect([2n, 3n]).toContain(batches[1]!.requestedOffset);
  });

  it('has one batch of a partition under way, and one partition waits for no other', async () => {
    const [slow, quick] = [await aLog(3), await aLog(3)];
    let underWay = 0;
    let most = 0;
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { taken, positions } = await read([slow, quick], {
      onBatch: async (batch, take) => {
        if (batch.topic === quick) return take(batch);
        most = Math.max(most, ++underWay);
        await held;
        underWay -= 1;
        return take(batch);
      },
    });
    await eventually('the quick one is read', () => positions.get(`${quick}/0`) === 3n);
    await eventually('the slow one is under way', () => underWay === 1);
    await trial().store(slow, 0, [numbered(3)]);
    letGo();
    await eventually('the slow one is read', () => positions.get(`${slow}/0`) === 4n);
    expect(most).toBe(1);
    expect(taken).toHaveLength(7);
  });

  it('reads the others on while one partition rests', async () => {
    const [bad, good] = [await aLog(1), await aLog(1)];
    const { positions, batches, taken } = await read([bad, good], {
      onBatch: async (batch, take) => {
        if (batch.topic === bad) throw new RetryLater('Expected a schema, got none', 60_000);
        return take(batch);
      },
    });
    await eventually('the good one is read', () => positions.get(`${good}/0`) === 1n);
    await trial().store(good, 0, [numbered(1)]);
    await eventually('it is read on', () => positions.get(`${good}/0`) === 2n);
    expect(positions.has(`${bad}/0`)).toBe(false);
    expect(batches.filter(({ topic }) => topic === bad)).toHaveLength(1);
    expect(taken).toEqual([0, 1]);
  });

  it('calls a position beyond the log a gap, and reads it again where it is told to', async () => {
    const topic = await trial().aTopic(2);
    await trial().store(topic, 0, upTo(5).map(numbered));
    await trial().store(topic, 1, upTo(2).map(numbered));
    const { reader, gaps, positions, taken } = await read([topic], {
      from: { [`${topic}/0`]: 9n },
    });
    await eventually('the gap was told', () => gaps.length === 1);
    expect(gaps[0]).toMatchObject({
      ...{ topic, partition: 0, start: 0n, end: 5n, position: 9n },
      reason: 'Expected the log to reach offset 9, got a log that ends at 5',
    });
    await eventually('the other is read', () => taken.length === 2);
    expect(reader.pausedGaps()).toEqual([`${topic}/0`]);
    positions.set(`${topic}/0`, 0n);
    await reader.reread(topic, 0);
    await eventually('it is read', () => taken.length === 7);
    expect(reader.pausedGaps()).toEqual([]);
    expect(gaps).toHaveLength(1);
  });

  it('calls a position that retention removed a gap', async () => {
    const topic = await aLog(10);
    await trial().truncate(topic, 0, 6n);
    const { gaps, taken } = await read([topic], { from: { [`${topic}/0`]: 3n } });
    await eventually('the gap was told', () => gaps.length === 1);
    expect(gaps[0]).toMatchObject({
      ...{ topic, partition: 0, start: 6n, end: 10n, position: 3n },
      reason: 'Expected the log to hold offset 3, got a log that starts at 6',
    });
    expect(taken).toEqual([]);
  });

  it('begins where retention has removed nothing but what was read', async () => {
    const topic = await aLog(10);
    await trial().truncate(topic, 0, 6n);
    const continued: string[] = [];
    const { taken } = await read([topic], {
      from: { [`${topic}/0`]: 6n },
      onContinued: async (name, partition) => void continued.push(`${name}/${partition}`),
    });
    await eventually('the rest was taken', () => taken.length === 4);
    expect({ taken, continued }).toEqual({ taken: upTo(4, 6), continued: [`${topic}/0`] });
  });

  it('passes over offsets that hold no record', async () => {
    const topic = await aLog(1);
    await trial().abortOne(topic);
    await trial().store(topic, 0, [numbered(1)]);
    const { taken, gaps } = await read([topic]);
    await eventually('both were taken', () => taken.length === 2);
    expect({ taken, gaps }).toEqual({ taken: [0, 1], gaps: [] });
  });

  it('reads nothing of another cluster than the positions belong to', async () => {
    const topic = await aLog(1);
    const { gaps, batches } = await read([topic], { clusterId: () => 'another' });
    await eventually('the gap was told', () => gaps.length === 1);
    expect(gaps[0]!.reason).toMatch(/^Expected Kafka cluster another, got /);
    expect(batches).toEqual([]);
  });

  it('calls a log that its owner does not recognise a gap', async () => {
    const topic = await aLog(5);
    const { reader, gaps, batches } = await read([topic], {
      from: { [`${topic}/0`]: 3n },
      onBatch: async () => {
        throw new LogReplaced('Expected what was read at offset 2, got another record');
      },
    });
    await eventually('the gap was told', () => gaps.length === 1);
    expect(gaps[0]).toMatchObject({
      ...{ topic, partition: 0, position: 3n },
      reason: 'Expected what was read at offset 2, got another record',
    });
    expect(reader.pausedGaps()).toEqual([`${topic}/0`]);
    expect(batches).toHaveLength(1);
  });

  it('tells its owner of a partition that has no record before its position', async () => {
    const [fresh, known] = [await aLog(1), await aLog(2)];
    const continued: string[] = [];
    const { positions } = await read([fresh, known], {
      from: { [`${known}/0`]: 1n },
      onContinued: async (topic, partition) => void continued.push(`${topic}/${partition}`),
    });
    await eventually('both are read', () =>
      positions.get(`${fresh}/0`) === 1n && positions.get(`${known}/0`) === 2n ? true : null,
    );
    expect(continued).toEqual([`${fresh}/0`]);
  });

  it('counts what is not taken yet', async () => {
    const topic = await aLog(4);
    const { reader, batches } = await read([topic], { onBatch: async () => 1n });
    await eventually('one was taken', () => batches.length > 0 && reader.lag().size > 0);
    await eventually('three are left', () => reader.lag().get(`${topic}/0`) === 3n);
  });

  it('is not running once it was stopped, and begins no batch any more', async () => {
    const topic = await aLog(1);
    const { reader, batches, taken } = await read([topic]);
    await eventually('one was taken', () => taken.length === 1);
    expect(reader.isRunning()).toBe(true);
    await reader.stop();
    expect(reader.isRunning()).toBe(false);
    const before = batches.length;
    await trial().store(topic, 0, [numbered(1)]);
    const second = await read([topic], { from: { [`${topic}/0`]: 1n } });
    await eventually('another reader takes it', () => second.taken.length === 1);
    expect(batches).toHaveLength(before);
  });

  it('waits for the batch that is under way when it is stopped', async () => {
    const topic = await aLog(1);
    let isDone = false;
    const { reader, batches } = await read([topic], {
      onBatch: async (batch, take) => {
        await pause(100);
        isDone = true;
        return take(batch);
      },
    });
    await eventually('a batch is under way', () => batches.length === 1);
    await reader.stop();
    expect(isDone).toBe(true);
  });
}

function unknownTopics(trial: () => BusOnTrial): void {
  it('are told from those that are there', async () => {
    const topic = await trial().aTopic();
    const { bus } = trial();
    await expect(bus.bounds([topic, 'test.nowhere'])).rejects.toMatchObject(UNKNOWN);
    expect(await bus.bounds([topic])).toHaveLength(1);
  });

  it('are no beginning for a reader that has no other', async () => {
    const opened = trial().bus.reader({
      groupId: `test.${randomUUID()}`,
      topics: ['test.nowhere', 'test.neither'],
      positions: async () => new Map(),
      onBatch: async () => 0n,
      onGap: async () => undefined,
      onCrash: () => undefined,
    });
    await expect(opened).rejects.toMatchObject({
      ...UNKNOWN,
      message: expect.stringMatching(
        /^Expected at least one topic of test\.nowhere, test\.neither on /,
      ),
    });
  });
}

interface Owner
  extends Partial<Pick<ReaderOptions, 'onContinued' | 'clusterId' | 'groupId' | 'positions'>> {
  /** positions by `topic/partition` */
  from?: Record<string, bigint>;
  /** @param take takes the batch, moves the position, and returns it */
  onBatch?(batch: RecordBatch, take: (batch: RecordBatch) => bigint): Promise<bigint>;
}
