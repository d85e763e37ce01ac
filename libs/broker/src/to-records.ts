import type { EachBatchPayload } from 'kafkajs';
import type { IncomingRecord } from './bus.js';

/** Converts KafkaJS's messages to records of the Bus: offsets as bigint, headers as text. */
export function toRecords({ batch }: EachBatchPayload): IncomingRecord[] {
  const { topic, partition } = batch;
  return batch.messages.map(({ offset, timestamp, key, value, headers }) => ({
    topic,
    partition,
    offset: BigInt(offset),
    appendedAt: Number(timestamp),
    key,
    value,
    headers: toText(headers),
  }));
}

type Headers = EachBatchPayload['batch']['messages'][number]['headers'];

function toText(headers: Headers): Record<string, string> {
  const text: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    text[name] = String(Array.isArray(value) ? value[0] : (value ?? ''));
  }
  return text;
}
