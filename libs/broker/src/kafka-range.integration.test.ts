import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aRecord, brokerAtHand } from '../../../test/support/broker-at-hand.js';
import { platform } from '../../../test/support/platform.js';
import type { IncomingRecord } from './bus.js';

const { kafka } = platform();
const { aTopic, admin, bus, client, publish } = brokerAtHand();

/** A topic of one partition with records 0, 1, 2 … */
async function aLog(length: number, size = 10): Promise<string> {
  const topic = await aTopic();
  await publish(Array.from({ length }, (_, n) => aRecord(topic, n, size)));
  return topic;
}

async function readRange(
  topic: string,
  from: bigint,
  to: bigint,
  partition = 0,
): Promise<{ records: IncomingRecord[]; next: bigint }> {
  const records: IncomingRecord[] = [];
  const next = await bus.readRange(
    topic,
    partition,
    from,
    to,
    async (page) => void records.push(...page),
  );
  return { records, next };
}

const numbers = (records: IncomingRecord[]): number[] =>
  records.map(({ headers }) => Number(headers['n']));
describe('reading a range again', () => {
  it('reads what lies between two offsets, each once and in order', async () => {
    const topic = await aLog(20);
    const { records, next } = await readRange(topic, 5n, 12n);
    expect(numbers(records)).toEqual([5, 6, 7, 8, 9, 10, 11]);
    expect(records[0]).toMatchObject({ topic, partition: 0, offset: 5n, key: Buffer.from('k5') });
    expect(Math.abs(records[0]!.appendedAt - Date.now())).toBeLessThan(600_000);
    expect(next).toBe(12n);
  });

  it('ends where the log ends, and reads nothing where there is nothing', async () => {
    const topic = await aLog(4);
    const { records, next } = await readRange(topic, 0n, 1_000n);
    expect(numbers(records)).toEqual([0, 1, 2, 3]);
    expect(next).toBe(4n);
    expect(await readRange(topic, 4n, 9n)).toEqual({ records: [], next: 4n });
    expect(await readRange(topic, 2n, 2n)).toEqual({ records: [], next: 2n });
  });

  it('reads one partition of several', async () => {
    const topic = await aTopic(3);
    const stored = await publish(Array.from({ length: 60 }, (_, n) => aRecord(topic, n)));
    const expected = stored.flatMap(({ partition }, n) => (partition === 1 ? [n] : []));
    expect(expected.length).toBeGreaterThan(0);
    const { records } = await readRange(topic, 0n, 60n, 1);
    expect(numbers(records)).toEqual(expected);
    expect(records.every(({ partition }) => partition === 1)).toBe(true);
  });

  it('hands over tombstones, records without headers and whatever else lies there', async () => {
    const topic = await aTopic();
    const producer = client.producer();
    await producer.connect();
    await producer.send({
      topic,
      messages: [
        { key: 'k', value: null },
        { key: null, value: 'no key' },
        { key: 'k', value: 'no headers' },
      ],
    });
    await producer.disconnect();
    const { records } = await readRange(topic, 0n, 3n);
    expect(
      records.map(({ key, value, headers }) => [key?.toString(), value?.toString(), headers]),
    ).toEqual([
      ['k', undefined, {}],
      [undefined, 'no key', {}],
      ['k', 'no headers', {}],
    ]);
  });

  it('ends behind the markers that transactions leave, which nobody is handed', async () => {
    const topic = await aTopic();
    const producer = client.producer({
      transactionalId: `test.${randomUUID()}`,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    for (const [n, commits] of [true, false, true].entries()) {
      const transaction = await producer.transaction();
      await transaction.send({
        topic,
        messages: [{ key: 'k', value: 'v', headers: { n: String(n) } }],
      });
      await (commits ? transaction.commit() : transaction.abort());
    }
    await producer.disconnect();
    // A commit is answered before its marker lies in the log.
    await eventually(
      'the last marker is there',
      async () => (await bus.bounds([topic]))[0]!.end === 6n,
    );
    const { records, next } = await readRange(topic, 0n, 6n);
    expect(numbers(records)).toEqual([0, 2]);
    expect(next).toBe(6n);
  });

  it('waits for its caller before it fetches more, however large the range is', async () => {
    const topic = await aLog(40, 100_000);
    let underWay = 0;
    let most = 0;
    let largest = 0;
    const seen: number[] = [];
    await bus.readRange(topic, 0, 0n, 40n, async (records) => {
      most = Math.max(most, ++underWay);
      largest = Math.max(largest, records.length);
      seen.push(...numbers(records));
      await pause(20);
      underWay -= 1;
    });
    expect(seen).toEqual(Array.from({ length: 40 }, (_, n) => n));
    expect(most).toBe(1);
    // A fetch is of 1 MiB.
    expect(largest).toBeLessThanOrEqual(11);
  });

  it('reads several ranges at a time', async () => {
    const topic = await aLog(30);
    const ranges = await Promise.all([
      readRange(topic, 0n, 10n),
      readRange(topic, 10n, 20n),
      readRange(topic, 5n, 30n),
    ]);
    expect(ranges.map(({ records }) => [numbers(records)[0], records.length])).toEqual([
      [0, 10],
      [10, 10],
      [5, 25],
    ]);
  });

  it('fails with what its caller threw, and with why it was told to stop', async () => {
    const topic = await aLog(5);
    await expect(
      bus.readRange(topic, 0, 0n, 5n, () => Promise.reject(new Error('no room'))),
    ).rejects.toThrow('no room');
    const controller = new AbortController();
    const stopped = bus.readRange(
      topic,
      0,
      0n,
      5n,
      async () => controller.abort(new Error('enough')),
      controller.signal,
    );
    await expect(stopped).rejects.toThrow('enough');
    await expect(
      bus.readRange(
        topic,
        0,
        0n,
        5n,
        async () => undefined,
        AbortSignal.abort(new Error('before')),
      ),
    ).rejects.toThrow('before');
  });

  it('fails where the log lacks the first offset or the partition', async () => {
    const topic = await aLog(10);
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '6' }] });
    await expect(readRange(topic, 3n, 9n)).rejects.toThrow(
      'to hold offset 3, got a log that starts at 6',
    );
    expect(numbers((await readRange(topic, 6n, 9n)).records)).toEqual([6, 7, 8]);
    await expect(readRange(topic, 0n, 9n, 7)).rejects.toThrow('got no such partition');
  });

  it('leaves no member behind, in a group whose name starts with the account’s', async () => {
    await readRange(await aLog(3), 0n, 3n);
    const { groups } = await admin.listGroups();
    const ids = groups
      .map(({ groupId }) => groupId)
      .filter((groupId) => groupId.startsWith(`${kafka.admin.username}.range.`));
    expect(ids.length).toBeGreaterThan(0);
    // A reading is not held up for long by a broker that is slow to let it go, which is sooner than
    // a session would end.
    const isLeft = async () =>
      (await admin.describeGroups(ids)).groups.every(({ members }) => members.length === 0);
    await eventually('no member is left', isLeft, 15_000);
  });
});
