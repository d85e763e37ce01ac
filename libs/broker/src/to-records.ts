import type { EachBatchPayload } from 'kafkajs';
import type { IncomingRecord } from './bus.js';

/** KafkaJS's messages as the Bus has them: offsets as bigint, headers as text. */
export function toRecords({ batch }: EachBatchPayload): IncomingRecord[] {
  const { topic, partition } = batch;
  return batch.messages.map(({ offset, timestamp, key, value, headers }) => ({
    topic,
    partition,
    offset: BigInt(offset),
    appendedAt: Number(timestamp),
    key,
    value,
    headers: Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, text]) => [name, String(Array.isArray(text) ? text[0] : (text ?? ''))]),
    ),
  }));
}
