import { randomBytes } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aRecord, brokerAtHand, quiet } from '../../../test/support/broker-at-hand.js';
import { platform } from '../../../test/support/platform.js';
import type { RecordBatch } from './bus.js';
import { KafkaBus } from './kafka-bus.js';
import { RetryLater } from './retry-later.js';

const { agencies, kafka } = platform();
const { bus, ca, aTopic, publish, read } = brokerAtHand();

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

describe('where logs begin and end', () => {
  it('is asked of all topics at once, however many there are', async () => {
    const topics = [await aTopic(3), await aTopic(2), await aTopic()];
    await publish(Array.from({ length: 9 }, (_, n) => aRecord(topics[0]!, n)));
    let requests = 0;
    const asking = new KafkaBus({
      ...{ brokers: kafka.brokers, ca, ...kafka.admin, clientId: 'test', logger: quiet },
      onRequest: () => {
        requests += 1;
      },
    });
    await asking.bounds([topics[2]!]);
    requests = 0;
    const bounds = await asking.bounds([...topics, topics[0]!]);
    const askedOfThree = requests;
    const all = [...(await asking.existingTopics())];
    requests = 0;
    await asking.bounds(all);
    await asking.close();
    expect(all.length).toBeGreaterThan(50);
    expect(requests).toBeLessThanOrEqual(askedOfThree);
    const of = (topic: string) => bounds.filter((bound) => bound.topic === topic);
    expect(topics.map((topic) => of(topic).length)).toEqual([3, 2, 1]);
    expect(of(topics[0]!).reduce((sum, { end }) => sum + end, 0n)).toBe(9n);
    expect(bounds.every(({ start }) => start === 0n)).toBe(true);
  });

  it('is not said of topics one of which is not there', async () => {
    const topic = await aTopic();
    await expect(bus.bounds([topic, 'test.nowhere'])).rejects.toThrow();
    expect(await bus.bounds([topic])).toHaveLength(1);
    expect(await bus.bounds([])).toEqual([]);
  });
});

describe('how large the logs are', () => {
  const bytes = 20 * 10_000;

  it('is what the broker has on its disk, topic by topic', async () => {
    const topic = await aTopic(3);
    expect((await bus.logSizes()).get(topic)).toBe(0n);
    await publish(
      Array.from({ length: 20 }, (_, n) => ({ ...aRecord(topic, n), value: randomBytes(10_000) })),
    );
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
  it('starts at the owner’s position, not the committed one, and gives log ends', async () => {
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

  it('does not begin where none of its topics is there', async () => {
    await expect(read('test.nowhere')).rejects.toThrow(
      /^Expected at least one topic of test\.nowhere on the broker, got none/,
    );
  });

  it('is not running once it was stopped', async () => {
    const { reader } = await read(await aTopic());
    await eventually('it runs', () => reader.isRunning());
    await reader.stop();
    expect(reader.isRunning()).toBe(false);
  });
});
