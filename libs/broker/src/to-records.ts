import type { EachBatchPayload } from 'kafkajs';
import type { IncomingRecord } from './bus.js';

/** A fetch of one partition whose records are the same objects for several readers. */
export interface SharedBatch
  extends Pick<EachBatchPayload['batch'], 'topic' | 'partition' | 'highWatermark' | 'lastOffset'> {
  fetchedOffset: string;
  records: IncomingRecord[];
}

/** Converts KafkaJS's messages to records of the Bus: offsets as bigint, headers as text. */
export function toRecords({ batch }: Pick<EachBatchPayload, 'batch'>): IncomingRecord[] {
  const { topic, partition } = batch;
  const { records } = batch as Partial<SharedBatch>;
  if (records) return records;
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

/**
 * A header that comes twice is read as both values with a comma between them (as RFC 9110, 5.3,
 * does for fields). So a record with a second `ce_id` or `signature` has one that no check accepts.
 */
function toText(headers: Headers): Record<string, string> {
  const text: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    text[name] = Array.isArray(value) ? value.map(String).join(', ') : String(value ?? '');
  }
  return text;
}
