import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aRecord, brokerAtHand } from '../../../test/support/broker-at-hand.js';
import { platform } from '../../../test/support/platform.js';
import { LogReplaced } from './log-replaced.js';

const { kafka } = platform();
const { admin, client, aTopic, makeTopic, publish, read } = brokerAtHand();

/** Every connection of this process to the broker, as a network does it. */
function cutConnections(): void {
  const ports = new Set(kafka.brokers.map((broker) => Number(broker.split(':')[1])));
  const handles = (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles();
  for (const handle of handles)
    if (handle instanceof Socket && ports.has(handle.remotePort ?? 0))
      handle.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
}

describe('a log that may not be the one that was read', () => {
  it('reads on what it had paused once its group is formed anew and the log right', async () => {
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

  it('checks the record before its position after every loss of its connection', async () => {
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
        const assigned = `${batch.topic}/0`;
        positions.set(assigned, batch.records.at(-1)!.offset + 1n);
        if (batch.topic === topic) begins.push(batch.records[0]!.offset);
        else await held;
        return positions.get(assigned)!;
      },
    });
    await eventually('it was read', () => positions.get(`${topic}/0`) === 4n);
    // While it is at work on another topic, nothing is fetched.
    await publish([aRecord(other, 0)]);
    await eventually('it is held up', () => positions.get(`${other}/0`) === 1n);
    begins.length = 0;
    await admin.deleteTopics({ topics: [topic] });
    await eventually('the topic is gone', async () => !(await admin.listTopics()).includes(topic));
    await makeTopic(topic);
    await publish(Array.from({ length: 9 }, (_, n) => aRecord(topic, n)));
    cutConnections();
    goOn();
    await eventually('the topic is read again', () => begins.length > 0, 60_000);
    expect(begins[0]).toBe(3n);
  });
});
