import { randomUUID } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aRecord, brokerAtHand, quiet } from '../../../test/support/broker-at-hand.js';
import type { Gap, RecordBatch } from './bus.js';
import { ConsumerSession } from './consumer-session.js';
import { KafkaReader } from './kafka-reader.js';

const { admin, bus, client, readers, aTopic, makeTopic, publish, read } = brokerAtHand();

describe('a gap', () => {
  it('calls it a gap when the log is cut away under a reader that runs', async () => {
    const topic = await aTopic();
    await publish(Array.from({ length: 10 }, (_, n) => aRecord(topic, n)));
    const { gaps, taken } = await read(topic);
    await eventually('all were read', () => taken.length === 10);
    await publish(Array.from({ length: 5 }, (_, n) => aRecord(topic, n)));
    await eventually('more were read', () => taken.length === 15);
    await admin.deleteTopics({ topics: [topic] });
    await eventually('it is gone', async () => !(await admin.listTopics()).includes(topic));
    await makeTopic(topic);
    await publish([aRecord(topic, 1)]);
    await eventually('the gap was told', () => gaps.length > 0, 60_000);
    expect(gaps[0]).toMatchObject({
      position: 15n,
      reason: expect.stringMatching(/^Expected the log to reach offset 15/),
    });
  });

  it('reads the other topics while one is away, calls it a gap, and reads it later', async () => {
    const [topic, other] = [await aTopic(), await aTopic()];
    await publish([aRecord(topic, 0), aRecord(other, 1)]);
    const positions = new Map<string, bigint>();
    const continued: string[] = [];
    const { reader, gaps } = await read(topic, {
      topics: [topic, other],
      positions: async () => new Map(positions),
      onBatch: async (batch) => {
        const next = batch.records.at(-1)!.offset + 1n;
        if (next > (positions.get(`${batch.topic}/0`) ?? 0n))
          positions.set(`${batch.topic}/0`, next);
        else continued.push(batch.topic);
        return positions.get(`${batch.topic}/0`)!;
      },
    });
    await eventually('both were read', () => positions.size === 2);
    await admin.deleteTopics({ topics: [topic] });
    await eventually('the gap was told', () => gaps.length > 0, 60_000);
    expect(gaps[0]).toMatchObject({
      topic,
      partition: 0,
      position: 1n,
      reason: expect.stringMatching(/^Expected topic test\./),
    });
    await publish([aRecord(other, 2)]);
    await eventually('the other topic is read', () => positions.get(`${other}/0`) === 2n, 60_000);
    expect(reader.pausedGaps()).toEqual([`${topic}/0`]);
    continued.length = 0;
    await makeTopic(topic);
    await publish([aRecord(topic, 0), aRecord(topic, 3)]);
    await eventually(
      'it is known by the record before the position',
      () => continued.includes(topic) || positions.get(`${topic}/0`) === 2n,
      60_000,
    );
    await eventually('it is read on', () => positions.get(`${topic}/0`) === 2n, 60_000);
    expect(reader.pausedGaps()).toEqual([]);
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
      (session) => new ConsumerSession(client, session),
      {
        groupId: `test.${randomUUID()}`,
        topics: [topic],
        // The assignment waits until the watch has asked, and the watch for its answer until all
        // was read.
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
});
