import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutgoingRecord } from '@sinergi/broker';
import { topicCatalogue } from '@sinergi/contracts';
import { eventually, withSession } from '@sinergi/testing';
import { makeTopics } from '../../../deploy/local/parts/make-topics.js';
import { aBulletin } from '../../support/entities.js';
import { brokerAdmin } from './broker-admin.js';
import type { Fault } from './fault.js';
import { type FaultyExchange, MARKER } from './faulty-exchange.js';

const TOPIC = 'timpora.bulletin';
const BULLETINS = 8;
/** More records than were ever written, so that the new log reaches past every position. */
const OTHER_RECORDS = 400;

/**
 * Puts the same records under the id of another cluster. Only the id shows the difference, so only
 * the check of the id can protect the copies.
 */
export const anotherCluster: Fault = {
  number: 23,
  name: 'another cluster in the place of the one that was read',
  async inflict(exchange) {
    await exchange.whileQuiet(async () => {
      const id = await underAnotherId(
        exchange,
        randomBytes(16).toString('base64url').replace(/^-/, 'A'),
      );
      await everybodySays(
        exchange,
        "p.gap LIKE 'Expected Kafka cluster %'",
        'sees another cluster',
      );
      const sighting = exchange.aMarker().sighting;
      const key = randomUUID();
      const { eventId } = await exchange.say(MARKER, 'sighting REPORTED', () =>
        exchange.systemOf(MARKER).report(sighting, key),
      );
      await eventually('its relay says why it publishes nothing', async () =>
        (await exchange.reasonsOf(MARKER)).some((why) => why.includes('gap')),
      );
      await isUnpublished(exchange, String(eventId));
      await underAnotherId(exchange, id);
      await nobodySaysGap(exchange);
      await exchange.isEverywhere(String(eventId));
    });
  },
};

/**
 * Deletes a topic and creates it again under the same name, with more records. Its offsets look
 * right, but its records differ.
 */
export const topicMadeAnew: Fault = {
  number: 23,
  name: 'a topic made anew under its name',
  async inflict(exchange) {
    for (let said = 0; said < BULLETINS || (await isAnyEmpty(exchange)); said++) {
      const key = { 'idempotency-key': randomUUID() };
      await exchange.say(MARKER, 'bulletin PUBLISHED', () =>
        exchange.systemOf(MARKER).begin('bulletins', aBulletin(), key),
      );
    }
    await exchange.whileSilent(async () => {
      const { dataDir } = exchange.platform.descriptor.kafka;
      const kept = `${dataDir}.kept`;
      await exchange.platform.stopPart('kafka');
      execFileSync('cp', ['-a', '--sparse=always', dataDir, kept]);
      await exchange.platform.startPart('kafka');
      const before = await positions(exchange);
      // Nobody is connected at this time. Over a connection that stays open, only the records
      // themselves would show the difference.
      exchange.kafka.make({ refuses: true });
      exchange.kafka.reset();
      await makeAnew(exchange);
      exchange.kafka.clear();
      await everybodySays(
        exchange,
        `p.topic = '${TOPIC}' AND p.next_offset > 0 AND p.gap IS NOT NULL`,
        'sees another log',
      );
      const after = await positions(exchange);
      if (after !== before)
        throw new Error(`Expected nothing of ${TOPIC} to be read on, got ${after} after ${before}`);
      await exchange.platform.stopPart('kafka');
      rmSync(dataDir, { recursive: true });
      renameSync(kept, dataDir);
      await exchange.platform.startPart('kafka');
      await nobodySaysGap(exchange);
    });
  },
};

/** @returns the earlier id */
async function underAnotherId({ platform }: FaultyExchange, id: string): Promise<string> {
  const file = join(platform.descriptor.kafka.dataDir, 'meta.properties');
  await platform.stopPart('kafka');
  const text = readFileSync(file, 'utf8');
  const [, before] = /^cluster\.id=(.*)$/m.exec(text)!;
  writeFileSync(file, text.replace(/^cluster\.id=.*$/m, `cluster.id=${id}`));
  await platform.startPart('kafka');
  return before!;
}

/** Waits until every copy notes it at one position at least. */
async function everybodySays(exchange: FaultyExchange, where: string, what: string): Promise<void> {
  for (const { code, databaseUrl } of exchange.copies()) {
    await eventually(
      `${code} ${what}`,
      () => exists(databaseUrl, `position p WHERE ${where}`),
      120_000,
      200,
    );
  }
}

async function nobodySaysGap(exchange: FaultyExchange): Promise<void> {
  for (const { code, databaseUrl } of exchange.copies()) {
    await eventually(
      `${code} reads on`,
      async () => !(await exists(databaseUrl, 'position WHERE gap IS NOT NULL')),
      120_000,
      200,
    );
  }
}

const exists = (databaseUrl: string, from: string): Promise<boolean> =>
  withSession(
    databaseUrl,
    async (query) => (await query(`SELECT 1 FROM ${from} LIMIT 1`)).rows.length > 0,
  );

function isUnpublished(exchange: FaultyExchange, eventId: string): Promise<void> {
  return withSession(exchange.databaseOf(MARKER), async (query) => {
    const { rows } = await query("SELECT published_at FROM outbox WHERE headers->>'ce_id' = $1", [
      eventId,
    ]);
    if (rows.length !== 1 || rows[0]!['published_at'] !== null)
      throw new Error('Expected the event to wait for its own cluster, got it published');
  });
}

/**
 * Whether a partition was never read. Nothing is known of such a partition, so it would be read
 * from any log.
 */
async function isAnyEmpty(exchange: FaultyExchange): Promise<boolean> {
  const partitions = topicCatalogue.find(({ topic }) => topic === TOPIC)!.partitions;
  const read = await Promise.all(
    exchange.copies().map(({ databaseUrl }) =>
      withSession(databaseUrl, async (query) => {
        const { rows } = await query(
          'SELECT count(*)::int AS read FROM position WHERE topic = $1 AND next_offset > 0',
          [TOPIC],
        );
        return Number(rows[0]!['read']);
      }),
    ),
  );
  return read.some((count) => count < partitions);
}

/** Returns the positions of all copies in the topic, as text. */
async function positions(exchange: FaultyExchange): Promise<string> {
  const all = await Promise.all(
    exchange.copies().map(({ code, databaseUrl }) =>
      withSession(databaseUrl, async (query) => {
        const { rows } = await query(
          'SELECT partition, next_offset FROM position WHERE topic = $1 ORDER BY partition',
          [TOPIC],
        );
        return (
          `${code}: ` +
          `${rows.map((row) => `${row['partition']}@${row['next_offset']}`).join(' ')}`
        );
      }),
    ),
  );
  return all.join('; ');
}

async function makeAnew(exchange: FaultyExchange): Promise<void> {
  await brokerAdmin(exchange, async (admin) => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [TOPIC] });
    await admin.deleteTopics({ topics: [TOPIC] });
    await eventually('the topic is gone', async () => !(await admin.listTopics()).includes(TOPIC));
    await makeTopics(admin, [
      {
        topic: TOPIC,
        numPartitions: topics[0]!.partitions.length,
        replicationFactor: 1,
        configEntries: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }],
      },
    ]);
  });
  const record = (): OutgoingRecord => ({
    topic: TOPIC,
    key: `${MARKER}:${randomUUID()}`,
    value: randomBytes(200),
    headers: {},
  });
  await exchange.publishAs(MARKER, Array.from({ length: OTHER_RECORDS }, record));
}
