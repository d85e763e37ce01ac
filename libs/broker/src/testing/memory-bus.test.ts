import { eventually } from '@sinergi/testing';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gap, Reader, RecordBatch } from '../bus.js';
import { busConformance } from './bus-conformance.js';
import { MemoryBus } from './memory-bus.js';
import { memoryOnTrial } from './memory-on-trial.js';

const TOPIC = 'timpora.sighting';

// Small pages, so that a log has several.
busConformance('the bus in memory', () => memoryOnTrial(new MemoryBus({ pageSize: 3 })));

describe('what a test can do to the bus in memory', () => {
  const readers: Reader[] = [];
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.stop()));
  });

  /** A bus with one topic, whose records are its offsets, and a reader of it. */
  async function aReadBus(topics: string[] = [TOPIC]) {
    const bus = new MemoryBus();
    bus.makeTopic(TOPIC);
    const positions = new Map<string, bigint>();
    const batches: RecordBatch[] = [];
    const gaps: Gap[] = [];
    const reader = await bus.reader({
      ...{ groupId: 'group', topics },
      positions: async () => new Map(positions),
      onBatch: async (batch) => {
        batches.push(batch);
        const next = batch.records.at(-1)!.offset + 1n;
        positions.set(`${batch.topic}/${batch.partition}`, next);
        return next;
      },
      onGap: async (gap) => void gaps.push(gap),
      onCrash: () => undefined,
    });
    readers.push(reader);
    const store = (topic = TOPIC): unknown => bus.store(topic, 0, { value: Buffer.from('v') });
    return { bus, reader, batches, gaps, store };
  }

  it('away, it answers nothing; back, its readers recognise the log again', async () => {
    const { bus, reader, batches, store } = await aReadBus();
    store();
    await bus.settled();
    bus.goAway();
    store();
    await bus.settled();
    expect({ batches: batches.length, isRunning: reader.isRunning() }).toEqual({
      ...{ batches: 1, isRunning: false },
    });
    await expect(bus.bounds([TOPIC])).rejects.toMatchObject({ outage: 'away' });
    await expect(bus.publisher()).rejects.toMatchObject({ outage: 'away' });
    bus.comeBack();
    await bus.settled();
    expect(batches[1]).toMatchObject({ requestedOffset: 0n, logEnd: 2n });
  });

  it('loses a batch or its answer, and then that publisher is of no use', async () => {
    const { bus } = await aReadBus();
    const record = { topic: TOPIC, key: 'k', value: Buffer.from('v'), headers: {} };
    for (const [how, stored] of [
      ['lost', 0],
      ['stored', 1],
    ] as const) {
      bus.failNext(how);
      const publisher = await bus.publisher();
      await expect(publisher.publish([record])).rejects.toMatchObject({ outage: 'away' });
      expect(bus.records(TOPIC)).toHaveLength(stored);
      await expect(publisher.publish([record])).rejects.toThrow('got a broken one');
    }
    expect(await (await bus.publisher()).publish([record])).toMatchObject([{ offset: 1n }]);
  });

  it('makes a topic anew: what was read of the former one is a gap', async () => {
    const { bus, gaps, store } = await aReadBus();
    store();
    await bus.settled();
    bus.makeTopic(TOPIC);
    await eventually('the gap was told', () => gaps.length === 1);
    expect(gaps[0]).toMatchObject({ position: 1n, start: 0n, end: 0n });
  });

  it('loses a topic: what was read of it is a gap', async () => {
    const { bus, reader, gaps, store } = await aReadBus();
    store();
    await bus.settled();
    bus.deleteTopic(TOPIC);
    await eventually('the gap was told', () => gaps.length === 1);
    expect(reader.pausedGaps()).toEqual([`${TOPIC}/0`]);
  });

  it('gets a topic later, which is read from then on', async () => {
    const { bus, batches, store } = await aReadBus([TOPIC, 'timpora.permit']);
    bus.makeTopic('timpora.permit');
    store('timpora.permit');
    await eventually('it is read', () => batches.length === 1);
    expect(batches[0]).toMatchObject({ topic: 'timpora.permit', requestedOffset: 0n });
  });
});
