import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readKafkaRange } from './kafka-range.js';
import { FakeConsumer } from './testing/fake-consumer.js';

const TOPIC = 'timpora.sighting';
const AWAY = new Error('Expected a broker, got none');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

/** A reading of offsets [from, to) of partition 1 of three, which the broker has just begun. */
async function aReading(
  {
    from = 3n,
    to = 9n,
    end = 20n,
    signal,
  }: Partial<Record<'from' | 'to' | 'end', bigint>> & {
    signal?: AbortSignal;
  } = {},
  onRecords: (offsets: number[]) => Promise<void> = async () => undefined,
) {
  const consumer = new FakeConsumer();
  const taken: number[][] = [];
  const reading = readKafkaRange(consumer.kafka(), {
    ...{ groupId: 'group', topic: TOPIC, partition: 1, from, to, signal },
    bounds: async () => [{ topic: TOPIC, partition: 1, start: 0n, end }],
    onRecords: async (records) => {
      const offsets = records.map(({ offset }) => Number(offset));
      await onRecords(offsets);
      taken.push(offsets);
    },
  });
  let outcome: unknown;
  reading.then(
    (next) => {
      outcome = next;
    },
    (error: unknown) => {
      outcome = error;
    },
  );
  await soon();
  const join = (): void =>
    consumer.emit('GROUP_JOIN', { memberAssignment: { [TOPIC]: [0, 1, 2] } });
  join();
  const deliver = (offsets: number[], fetched = offsets[0]!): Promise<void> =>
    consumer.deliver({ topic: TOPIC, partition: 1, offsets, fetched });
  return { consumer, taken, join, deliver, outcome: () => outcome };
}

describe('reading a range over Kafka', () => {
  it('pauses the other partitions and seeks its own before the first fetch', async () => {
    const { consumer } = await aReading();
    expect(consumer.told.slice(3)).toEqual([`pause ${TOPIC}/0,2`, `seek ${TOPIC}/1 3`]);
  });

  it('hands over what it asked for and leaves out what a fetch has beyond it', async () => {
    const { consumer, taken, deliver, outcome } = await aReading();
    await deliver([3, 4, 5]);
    await deliver([6, 7, 8, 9, 10]);
    await soon();
    expect(taken).toEqual([
      [3, 4, 5],
      [6, 7, 8],
    ]);
    expect(outcome()).toBe(9n);
    expect(consumer.told.at(-1)).toBe('disconnect');
  });

  it('leaves out what lies before it in a fetch, which begins with Kafka’s batch', async () => {
    const { taken, deliver } = await aReading();
    await deliver([1, 2, 3, 4], 3);
    expect(taken).toEqual([[3, 4]]);
  });

  it('drops a fetch from elsewhere, as a seek came late, and seeks again', async () => {
    const { consumer, taken, deliver } = await aReading();
    await deliver([0, 1, 2, 3, 4]);
    expect(taken).toEqual([]);
    expect(consumer.told.at(-1)).toBe(`seek ${TOPIC}/1 3`);
    await deliver([3, 4]);
    expect(taken).toEqual([[3, 4]]);
  });

  it('believes the second fetch that begins later: nothing lies between', async () => {
    const { consumer, taken, deliver } = await aReading();
    await deliver([6, 7]);
    expect({ taken, last: consumer.told.at(-1) }).toEqual({ taken: [], last: `seek ${TOPIC}/1 3` });
    await deliver([6, 7]);
    expect(taken).toEqual([[6, 7]]);
  });

  it('ends behind offsets that hold no record, of which KafkaJS delivers nothing', async () => {
    const { consumer, deliver, outcome } = await aReading();
    await deliver([3, 4, 5, 6]);
    const control = { topic: TOPIC, batchSize: 0, firstOffset: '7', lastOffset: '8' };
    consumer.emit('END_BATCH_PROCESS', { ...control, partition: 0 });
    await soon();
    expect(outcome()).toBeUndefined();
    consumer.emit('END_BATCH_PROCESS', { ...control, partition: 1 });
    await soon();
    expect(outcome()).toBe(9n);
  });

  it('goes on where it is after its group was formed anew', async () => {
    const { consumer, taken, join, deliver } = await aReading();
    await deliver([3, 4]);
    join();
    expect(consumer.told.at(-1)).toBe(`seek ${TOPIC}/1 5`);
    await deliver([5, 6]);
    expect(taken.flat()).toEqual([3, 4, 5, 6]);
  });

  it('fails with what its caller threw, and hands over nothing more', async () => {
    const { taken, deliver, outcome } = await aReading({}, async () => {
      throw AWAY;
    });
    await deliver([3, 4]);
    await deliver([5, 6]);
    await soon();
    expect({ taken, outcome: outcome() }).toEqual({ taken: [], outcome: AWAY });
  });

  it('fails where it is told to stop while its caller works', async () => {
    const controller = new AbortController();
    const { consumer, deliver, outcome } = await aReading({ signal: controller.signal }, async () =>
      controller.abort(AWAY),
    );
    await deliver([3, 4]);
    await soon();
    expect(outcome()).toBe(AWAY);
    expect(consumer.told.some((what) => what.startsWith('resolve'))).toBe(false);
  });

  it('fails where the consumer ends for good, and waits where it begins again', async () => {
    const { consumer, outcome } = await aReading();
    consumer.emit('CRASH', { error: AWAY, restart: true });
    await soon();
    expect(outcome()).toBeUndefined();
    consumer.emit('CRASH', { error: AWAY, restart: false });
    await soon();
    expect(outcome()).toBe(AWAY);
  });

  it('fails after a minute without a record, of which its caller’s time is no part', async () => {
    let goOn!: () => void;
    const { deliver, outcome } = await aReading(
      {},
      () =>
        new Promise<void>((resolve) => {
          goOn = resolve;
        }),
    );
    const delivered = deliver([3, 4]);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(outcome()).toBeUndefined();
    goOn();
    await delivered;
    await vi.advanceTimersByTimeAsync(59_999);
    expect(outcome()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(outcome()).toMatchObject({
      message: `Expected offsets 5 to 9 of ${TOPIC}/1 from the broker, got nothing for 60 s`,
    });
  });

  it('asks the broker for no group where there is nothing to read', async () => {
    const { consumer, outcome } = await aReading({ from: 20n, to: 30n });
    expect({ told: consumer.told, outcome: outcome() }).toEqual({ told: [], outcome: 20n });
  });
});
