import type { OutgoingRecord } from '@sinergi/broker';
import {
  agencyTopic,
  type EventCodec,
  eventHeaders,
  type KeyRecord,
  keyRecordKey,
} from '@sinergi/contracts';

/** Builds the outbox envelope of a key record, for the publisher's own key topic. */
export async function keyEnvelope(
  codec: EventCodec,
  record: KeyRecord,
  time: number,
): Promise<OutgoingRecord> {
  return {
    topic: agencyTopic('KeyRecord', record.publisher),
    key: keyRecordKey(record),
    value: await codec.encode('KeyRecord', record),
    headers: eventHeaders({
      eventId: record.eventId,
      owner: record.publisher,
      type: `id.timpora.key.${record.kind.toLowerCase()}`,
      time,
    }),
  };
}
