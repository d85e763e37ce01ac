import { readFileSync, writeFileSync } from 'node:fs';
import { schemaText } from '@sinergi/contracts';
import avro from 'avsc';
import type { EachBatchPayload } from 'kafkajs';
import pg from 'pg';
import { benchKafka } from './bench-kafka.js';
import type { WorkerConfig } from './worker-parts.js';

interface Decoded {
  version: number;
  owner: string;
  bulletinId: string;
  change: string;
  occurredAt: number;
}

const HEADER_BYTES = 5;
const UPSERT = `INSERT INTO state
  SELECT key, version, owner, entity_id, change, to_timestamp(occurred_at / 1000.0), value
  FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::bytea[])
    AS s(key, version, owner, entity_id, change, occurred_at, value)
  ON CONFLICT (key) DO UPDATE SET version = excluded.version, change = excluded.change,
    occurred_at = excluded.occurred_at, value = excluded.value`;
const POSITION = `INSERT INTO position
  VALUES ($1, $2)
  ON CONFLICT (partition) DO UPDATE SET next_offset = excluded.next_offset`;

const config = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as WorkerConfig;
const type = avro.Type.forSchema(JSON.parse(schemaText('Bulletin')));
const kafka = benchKafka(config);
await Promise.all(config.databases.map((url, i) => follow(url, `${config.groupPrefix}.${i}`)));
writeFileSync(config.readyFile, '');

/** One consumer per database; resolves once it has its partitions. */
async function follow(url: string, groupId: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 3 });
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: 30_000,
    maxWaitTimeInMs: 1_000,
    minBytes: 1,
  });
  const joined = new Promise<void>((resolve) =>
    consumer.on(consumer.events.GROUP_JOIN, () => resolve()),
  );
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    process.stderr.write(`${payload.error.stack}\n`);
    process.exit(1);
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [config.topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 3,
    eachBatch: (payload) => apply(pool, payload),
  });
  await joined;
}

async function apply(pool: pg.Pool, { batch }: EachBatchPayload): Promise<void> {
  const { messages, partition } = batch;
  const events = messages.map(
    ({ value }) => type.fromBuffer(value!.subarray(HEADER_BYTES)) as Decoded,
  );
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({
      name: 'upsert',
      text: UPSERT,
      values: [
        messages.map(({ key }) => key!.toString()),
        events.map(({ version }) => version),
        events.map(({ owner }) => owner),
        events.map(({ bulletinId }) => bulletinId),
        events.map(({ change }) => change),
        events.map(({ occurredAt }) => occurredAt),
        messages.map(({ value }) => value),
      ],
    });
    await client.query({
      name: 'position',
      text: POSITION,
      values: [partition, String(BigInt(batch.lastOffset()) + 1n)],
    });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
