import { Inject, Injectable } from '@nestjs/common';
import {
  agencyOfUrn,
  type DirectoryEntry,
  EventCodec,
  ownerOfKey,
  SIGNATURE_HEADER,
} from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import { type Admission } from '@sinergi/replica';
import { type Evidence, type EvidenceRecord, proofFromText } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { FEED_COLUMNS, type FeedRow, toFeedRow } from '../feed/feed-row.js';
import { FindEvent } from '../feed/find-event.js';
import { ADMISSION, EXCHANGE_ID } from '../ground/tokens.js';
import { type Access, requireScope } from '../http/access.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';

/** Who signed an event, and since when the directory lists the key. */
export interface EventSignature {
  agency: string;
  keyId: string;
  /** when the directory record that first listed the key was appended; null in the directory */
  listedAt: string | null;
}

/** Reads what proves who signed an event: for the page, and as a file that stands alone. */
@Injectable()
export class ReadEvidence {
  constructor(
    @Inject(EXCHANGE_ID) private readonly exchangeId: string,
    private readonly database: Database,
    private readonly codec: EventCodec,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly events: FindEvent,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
  ) {}

  /** @returns null for an event from before signatures */
  signatureOf({ topic, key, headers }: Pick<FeedRow, 'topic' | 'key' | 'headers'>) {
    const signature = headers[SIGNATURE_HEADER];
    if (signature === undefined) return null;
    // The record was admitted, so its signature has the form of a proof.
    const { keyId } = proofFromText(signature);
    const agency = signerOf({ topic, key, headers });
    const listedAt = topic === DIRECTORY_TOPIC ? null : this.directory.listedSince(agency, keyId);
    return {
      ...{ agency, keyId },
      listedAt: listedAt === null ? null : new Date(listedAt).toISOString(),
    } satisfies EventSignature;
  }

  /**
   * Returns an event with everything that its signature can be checked with, years later and
   * offline. Seals stay closed.
   *
   * @throws Problem not-found, scope-missing
   */
  async execute(access: Access, eventId: string, owner: string | null): Promise<Evidence> {
    const { row, flow } = await this.events.locate(eventId, owner);
    if (flow.keyedBy !== 'code') requireScope(access, `${flow.flow}:read`);
    const listing = row.topic === DIRECTORY_TOPIC ? null : await this.listingOf(row);
    return {
      format: 'sinergi-evidence-1',
      exchangeId: this.exchangeId,
      record: await this.evidenceOf(row),
      listing: listing && (await this.evidenceOf(listing)),
    };
  }

  /** The entry of the signer in the directory version that was in force at the record. */
  private async listingOf(row: FeedRow): Promise<FeedRow | null> {
    const { rows } = await this.database.query(
      `SELECT ${FEED_COLUMNS}
       FROM history
       WHERE topic = $1
         AND key = $2
         AND log_offset < $3
       ORDER BY version DESC
       LIMIT 1`,
      [DIRECTORY_TOPIC, signerOf(row), this.versionAt(row)],
    );
    return rows[0] ? toFeedRow(rows[0]) : null;
  }

  private versionAt({ topic, partition, offset, headers }: FeedRow): string {
    const fence = this.admission.fences.before(topic, partition, offset);
    return String(fence ?? headers['directory-version'] ?? '0');
  }

  private async evidenceOf(row: FeedRow): Promise<EvidenceRecord> {
    const { topic, partition, offset, appendedAt, key, headers, value } = row;
    return {
      ...{ topic, partition, offset: String(offset), appendedAt: appendedAt.toISOString() },
      ...{ key, headers, value: value.toString('base64') },
      schema: (await this.codec.schemaOf(value)) as EvidenceRecord['schema'],
    };
  }
}

/** Returns who signed an admitted record: the owner in its key, or the directory's writer. */
function signerOf({ topic, key, headers }: Pick<FeedRow, 'topic' | 'key' | 'headers'>): string {
  return topic === DIRECTORY_TOPIC
    ? (agencyOfUrn(headers['ce_source']) ?? '')
    : (ownerOfKey(key) ?? '');
}
