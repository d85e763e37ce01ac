import { randomUUID } from 'node:crypto';
import { eventually, withSession } from '@sinergi/testing';
import { aBulletin } from '../../support/entities.js';
import { AgencyBackup } from './agency-backup.js';
import { brokerAdmin } from './broker-admin.js';
import type { Fault } from './fault.js';
import { type FaultyExchange, MARKER } from './faulty-exchange.js';

const TOPIC = 'timpora.bulletin';
const REPLICA = 'kec-senen';
const BULLETINS = 6;

interface Standing {
  partition: number;
  next: bigint;
  rows: number;
  gap: string | null;
}

/**
 * Restores a replica from a backup that is older than the log's beginning. It must report this and
 * read nothing more. An operator cannot make it worse by a resync, and a newer backup heals it.
 */
export const retentionPassed: Fault = {
  number: 19,
  name: 'retention past a position',
  async inflict(exchange) {
    const backup = await AgencyBackup.take(exchange, REPLICA);
    const old = await standings(exchange);
    await sayBulletins(exchange);
    let putBack = async (): Promise<void> => undefined;
    const passed = await exchange.whileQuiet(async () => {
      const moved = (await standings(exchange)).filter(
        ({ partition, next }) =>
          next > (old.find((one) => one.partition === partition)?.next ?? 0n),
      );
      // This happens before the replica can read the records that go.
      putBack = await backup.restore(() =>
        brokerAdmin(exchange, async (admin) => {
          // KafkaJS looks for the leaders of the topics that it was asked about before. The broker
          // was killed a moment ago, and may not lead them again yet.
          await eventually('its partitions are led', () => admin.fetchTopicOffsets(TOPIC), 60_000);
          await admin.deleteTopicRecords({
            topic: TOPIC,
            partitions: moved.map(({ partition, next }) => ({ partition, offset: String(next) })),
          });
        }),
      );
      return moved.map(({ partition }) => partition);
    });
    await saysGap(exchange, passed);
    await sayBulletins(exchange);
    await refusesToBeginAnew(exchange, passed[0]!);
    const stuck = await standings(exchange);
    for (const { partition, next, rows } of stuck.filter((one) => passed.includes(one.partition))) {
      const before = old.find((one) => one.partition === partition);
      if (next !== (before?.next ?? 0n) || rows !== (before?.rows ?? 0))
        throw new Error(
          `Expected ${TOPIC}/${partition} to stay at ${before?.next ?? 0n}, ` +
            `got ${next} with ${rows} rows`,
        );
    }
    await putBack();
    await exchange.platform.waitReady(exchange.hostOf(REPLICA), 120_000);
    await backup.forget();
  },
};

/** Submits bulletins until every copy that can have them has them. */
async function sayBulletins(exchange: FaultyExchange): Promise<void> {
  const eventIds: string[] = [];
  for (let i = 0; i < BULLETINS; i++) {
    const key = { 'idempotency-key': randomUUID() };
    const { eventId } = await exchange.say(MARKER, 'bulletin PUBLISHED', () =>
      exchange.systemOf(MARKER).begin('bulletins', aBulletin(), key),
    );
    eventIds.push(String(eventId));
  }
  await exchange.isEverywhere(eventIds, [REPLICA]);
}

function standings(exchange: FaultyExchange): Promise<Standing[]> {
  return withSession(exchange.databaseOf(REPLICA), async (query) => {
    const { rows } = await query(
      `SELECT p.partition, p.next_offset, p.gap, (
         SELECT count(*) FROM history h WHERE h.topic = p.topic
           AND h.partition = p.partition) AS rows
       FROM position p WHERE p.topic = $1`,
      [TOPIC],
    );
    return rows.map((row) => ({
      partition: Number(row['partition']),
      next: BigInt(String(row['next_offset'])),
      rows: Number(row['rows']),
      gap: row['gap'] as string | null,
    }));
  });
}

/** Checks that it is reported in its database, in its readiness, and to the operators. */
async function saysGap(exchange: FaultyExchange, partitions: readonly number[]): Promise<void> {
  await eventually(
    'the gap is noted at every partition that retention passed',
    async () =>
      (await standings(exchange).catch(() => [])).filter(
        ({ partition, gap }) =>
          partitions.includes(partition) && gap?.startsWith('Expected the log to hold offset'),
      ).length === partitions.length,
    60_000,
    200,
  );
  await eventually(
    'it is not ready for its gap',
    async () => (await exchange.reasonsOf(REPLICA)).some((why) => why.includes('gap')),
    60_000,
    200,
  );
  await eventually(
    'the operators see who is behind a gap',
    async () => {
      const answer = await fetch(`${exchange.platform.descriptor.consoleUrl}/health/exchange`);
      const { waitingFor } = (await answer.json()) as {
        waitingFor: { agency: string; reason: string }[];
      };
      return waitingFor.some(({ agency }) => agency === REPLICA);
    },
    60_000,
    200,
  );
}

async function refusesToBeginAnew(exchange: FaultyExchange, partition: number): Promise<void> {
  const reason = 'Drill: retention has passed the position';
  const ended = await exchange
    .systemOf(REPLICA)
    .operate('RESYNC', { topic: TOPIC, partition }, reason);
  if (ended.state !== 'FAILED' || ended.result.code !== 'LOG_STARTS_LATE')
    throw new Error(
      `Expected RESYNC to be refused for LOG_STARTS_LATE, got ${JSON.stringify(ended)}`,
    );
}
