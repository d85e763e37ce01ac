import { Inject, Injectable } from '@nestjs/common';
import type { OutgoingRecord } from '@sinergi/broker';
import {
  agencyTopic,
  type DirectoryEntry,
  EventCodec,
  eventHeaders,
  type KeyRecord,
  keyRecordKey,
} from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import { CLOCK, type Clock } from '../ground/tokens.js';
import { SignedOutbox } from '../signing/signed-outbox.js';

/** Writes key records to the outbox, for the publisher's own key topic. */
@Injectable()
export class KeyRecordOutbox {
  constructor(
    private readonly codec: EventCodec,
    private readonly outbox: SignedOutbox,
    private readonly directory: DirectoryView<DirectoryEntry>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Appends key records in the caller's transaction. */
  async append(query: SqlQuery, records: readonly KeyRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.outbox.append(query, await this.envelopes(records, this.clock()));
  }

  /** @param time epoch ms */
  envelopes(records: readonly KeyRecord[], time: number): Promise<OutgoingRecord[]> {
    return Promise.all(records.map((record) => this.envelope(record, time)));
  }

  private async envelope(record: KeyRecord, time: number): Promise<OutgoingRecord> {
    return {
      topic: agencyTopic('KeyRecord', record.publisher),
      key: keyRecordKey(record),
      value: await this.codec.encode('KeyRecord', record),
      headers: eventHeaders({
        eventId: record.eventId,
        owner: record.publisher,
        type: `id.timpora.key.${record.kind.toLowerCase()}`,
        time,
        directoryVersion: this.directory.version,
      }),
    };
  }
}
