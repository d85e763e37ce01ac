import { readFileSync } from 'node:fs';
import { KafkaBus, type OutgoingRecord } from '@sinergi/broker';
import { EventCodec, eventHeaders, MemorySchemaRegistry, recordKey } from '@sinergi/contracts';
import { append, outboxMigrations, Relay } from '@sinergi/outbox';
import { eventually, sqlSession, withSession } from '@sinergi/testing';
import { type Message, Partitioners } from 'kafkajs';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { wallClock } from '../arrivals.js';
import { bulletinEvent } from '../bulletins.js';
import { benchKafka, makeTopic } from '../contenders/bench-kafka.js';
import { makeDatabase } from '../contenders/databases.js';
import { type ProcessorTime, processorTime, type Stores } from '../processor-time.js';

const TOPIC = 'bench.relay';
const PARTITIONS = 3;
export const RELAY_BATCH = 500;
const WARM_UP = 2_000;
const OWNER = 'imigrasi-jakpus';
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined };

export interface RelayResult {
  records: number;
  meanBytes: number;
  relayPerSecond: number;
  rawPerSecond: number;
  /** processor time of that period, ms */
  relayProcessors: ProcessorTime;
  rawProcessors: ProcessorTime;
}

interface Timed {
  ms: number;
  processors: ProcessorTime;
}

/**
 * Compares our relay, from committed rows to marked rows, with KafkaJS alone with the same bytes,
 * batches and acknowledgements.
 */
export async function relay(
  descriptor: PlatformDescriptor,
  records: number,
  stores: Stores,
): Promise<RelayResult> {
  const outgoing = await makeRecords(records);
  const warmUp = await makeRecords(WARM_UP);
  await makeTopic(benchKafka(descriptor), TOPIC, PARTITIONS);
  const raw = await produced(descriptor, warmUp, outgoing, stores);
  const relayed = await marked(descriptor, warmUp, outgoing, stores);
  const meanBytes = outgoing.reduce((sum, { value }) => sum + value!.length, 0) / records;
  const perSecond = ({ ms }: Timed): number => (records / ms) * 1_000;
  return {
    records,
    meanBytes,
    relayPerSecond: perSecond(relayed),
    rawPerSecond: perSecond(raw),
    relayProcessors: relayed.processors,
    rawProcessors: raw.processors,
  };
}

export async function makeRecords(count: number): Promise<OutgoingRecord[]> {
  const codec = new EventCodec(new MemorySchemaRegistry());
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const event = bulletinEvent(n, OWNER);
      const { eventId, bulletinId, recordedAt, version } = event;
      const headers = eventHeaders({
        eventId,
        owner: OWNER,
        type: 'id.timpora.bulletin.published',
        time: recordedAt,
        subject: bulletinId,
        version,
        directoryVersion: 17n,
        traceparent: undefined,
      });
      return {
        topic: TOPIC,
        key: recordKey('bulletin', OWNER, bulletinId),
        value: await codec.encode('Bulletin', event),
        headers,
      };
    }),
  );
}

async function marked(
  descriptor: PlatformDescriptor,
  warmUp: OutgoingRecord[],
  records: OutgoingRecord[],
  stores: Stores,
): Promise<Timed> {
  const url = await makeDatabase(
    descriptor,
    'bench_relay',
    ...outboxMigrations.map(({ up }) => up),
  );
  const { kafka } = descriptor;
  const bus = new KafkaBus({
    brokers: kafka.brokers,
    ca: readFileSync(kafka.caFile, 'utf8'),
    ...kafka.admin,
    clientId: 'bench relay',
    logger: quiet,
  });
  const one = new Relay({
    connect: () => sqlSession(url),
    publisher: () => bus.publisher(),
    lockKey: 'bench',
    logger: quiet,
    batchSize: RELAY_BATCH,
  });
  one.start();
  try {
    await drained(url, one, warmUp, stores);
    return await drained(url, one, records, stores);
  } finally {
    await one.stop();
    await bus.close();
  }
}

/** Appends in one transaction. @returns the time from its commit to the last mark */
async function drained(
  url: string,
  relayOf: Relay,
  records: OutgoingRecord[],
  stores: Stores,
): Promise<Timed> {
  const session = await sqlSession(url);
  try {
    await session.inTransaction(async (query) => {
      for (let at = 0; at < records.length; at += 2_000)
        await append(query, records.slice(at, at + 2_000));
    });
  } finally {
    await session.release();
  }
  const spent = spentHere(stores);
  const committed = wallClock();
  relayOf.wake();
  const { ms } = await eventually(
    'the relay has marked everything',
    async () => {
      const { rows } = await withSession(url, (query) =>
        query(
          `SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) AS pending,
             extract(epoch FROM max(published_at)) * 1000 AS last
           FROM outbox`,
        ),
      );
      return rows[0]!['pending'] === '0' ? { ms: Number(rows[0]!['last']) - committed } : null;
    },
    120_000,
    250,
  );
  return { ms, processors: spent() };
}

async function produced(
  descriptor: PlatformDescriptor,
  warmUp: OutgoingRecord[],
  records: OutgoingRecord[],
  stores: Stores,
): Promise<Timed> {
  const producer = benchKafka(descriptor).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  const produce = async (all: OutgoingRecord[]): Promise<Timed> => {
    const messages = all.map(({ key, value, headers }): Message => ({ key, value, headers }));
    const spent = spentHere(stores);
    const began = wallClock();
    for (let at = 0; at < messages.length; at += RELAY_BATCH)
      await producer.sendBatch({
        acks: -1,
        topicMessages: [{ topic: TOPIC, messages: messages.slice(at, at + RELAY_BATCH) }],
      });
    return { ms: wallClock() - began, processors: spent() };
  };
  try {
    await produce(warmUp);
    return await produce(records);
  } finally {
    await producer.disconnect();
  }
}

/** Relay and producer run in the measuring process. */
function spentHere(stores: Stores): () => ProcessorTime {
  const spent = processorTime(stores, []);
  return () => {
    const { intake, ...rest } = spent();
    return { ...rest, own: intake, intake: 0 };
  };
}
