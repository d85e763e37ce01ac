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
