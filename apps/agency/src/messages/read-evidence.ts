import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, EventCodec } from '@sinergi/contracts';
import { type DirectoryRecord, DirectoryView, EXCHANGE_CODE } from '@sinergi/directory';
import { type Admission } from '@sinergi/replica';
import type { ApprovedRecord, Evidence, EvidenceRecord } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { FEED_COLUMNS, type FeedRow, toFeedRow } from '../feed/feed-row.js';
import { FindEvent } from '../feed/find-event.js';
import { ADMISSION, EXCHANGE_ID } from '../ground/tokens.js';
import { type Access, requireScope } from '../http/access.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import { EventSigners, signerOf } from './event-signers.js';

/** Reads what proves who signed an event, as a file that stands alone. */
@Injectable()
export class ReadEvidence {
  constructor(
    @Inject(EXCHANGE_ID) private readonly exchangeId: string,
    private readonly database: Database,
    private readonly codec: EventCodec,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly events: FindEvent,
    private readonly signers: EventSigners,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
  ) {}

  /**
   * Returns an event with everything that its signature can be checked with, years later and
   * offline. Seals stay closed.
   *
   * @throws Problem not-found, scope-missing
   */
  async execute(access: Access, eventId: string, owner: string | null): Promise<Evidence> {
    const { row, flow } = await this.events.locate(eventId, owner);
    if (flow.keyedBy !== 'code') requireScope(access, `${flow.flow}:read`);
    const { exchangeId } = this;
    const listing = row.topic === DIRECTORY_TOPIC ? null : await this.listingOf(row);
    if (!this.signers.isApproved(listing ?? row)) {
      const listed = listing && (await this.recordOf(listing));
      const record = await this.recordOf(row);
      return { format: 'sinergi-evidence-1', exchangeId, record, listing: listed };
    }
    const head = { format: 'sinergi-evidence-2' as const, exchangeId };
    const terms = await this.termsBefore(listing ?? row);
    if (!listing) return { ...head, record: await this.approvedOf(row), listing, terms };
    const record = await this.recordOf(row);
    return { ...head, record, listing: await this.approvedOf(listing), terms };
  }

  /** The entry of the signer that is in force at the record. */
  private async listingOf(row: FeedRow): Promise<FeedRow | null> {
    const entries = this.directory.changesOf(signerOf(row), this.versionAt(row));
    return (await this.rowsOf(entries.slice(-1)))[0] ?? null;
  }

  private versionAt({ topic, partition, offset, headers }: FeedRow): bigint {
    const fence = this.admission.fences.before(topic, partition, offset);
    return fence ?? BigInt(headers['directory-version'] ?? '0');
  }

  /** Every terms in force before a directory record, one after another. */
  private async termsBefore({ offset }: FeedRow): Promise<ApprovedRecord[]> {
    const rows = await this.rowsOf(this.directory.changesOf(EXCHANGE_CODE, offset));
    return Promise.all(rows.map((row) => this.approvedOf(row)));
  }

  private async rowsOf(records: readonly DirectoryRecord<DirectoryEntry>[]): Promise<FeedRow[]> {
    const { rows } = await this.database.query(
      `SELECT ${FEED_COLUMNS}
       FROM history
       WHERE topic = $1
         AND log_offset = ANY($2::bigint[])
       ORDER BY version`,
      [DIRECTORY_TOPIC, records.map(({ offset }) => String(offset))],
    );
    return rows.map(toFeedRow);
  }

  private async approvedOf(row: FeedRow): Promise<ApprovedRecord> {
    const previousHash = this.directory.hashAt(row.offset).toString('hex');
    return { ...(await this.recordOf(row)), previousHash };
  }

  private async recordOf(row: FeedRow): Promise<EvidenceRecord> {
    const { topic, partition, offset, appendedAt, key, headers, value } = row;
    return {
      ...{ topic, partition, offset: String(offset), appendedAt: appendedAt.toISOString() },
      ...{ key, headers, value: value.toString('base64') },
      schema: (await this.codec.schemaOf(value)) as EvidenceRecord['schema'],
    };
  }
}
