import { Inject, Injectable } from '@nestjs/common';
import { agencyOfUrn, type DirectoryEntry, ownerOfKey, SIGNATURE_HEADER } from '@sinergi/contracts';
import {
  APPROVALS_HEADER,
  approvalsFromText,
  changesByTerms,
  countedApprovals,
  type DirectoryRoot,
  DirectoryView,
  directoryHashAfter,
  handsOf,
} from '@sinergi/directory';
import { proofFromText } from '@sinergi/trust';
import type { FeedRow } from '../feed/feed-row.js';
import { DIRECTORY_ROOT } from '../ground/tokens.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';

/** Who signed an event, and since when the directory lists the key. */
export interface EventSignature {
  agency: string;
  keyId: string;
  /** when the directory record that first listed the key was appended; null in the directory */
  listedAt: string | null;
}

/** Who approved a record of the directory, and when by its own clock. */
export interface EventApproval {
  agency: string;
  keyId: string;
  at: string;
}

/** Tells who stands behind an event: the agency that signed it, or those who approved it. */
@Injectable()
export class EventSigners {
  constructor(
    @Inject(DIRECTORY_ROOT) private readonly root: DirectoryRoot | null,
    private readonly directory: DirectoryView<DirectoryEntry>,
  ) {}

  /** @returns null for an event from before signatures, and for one that was approved */
  signatureOf(row: Pick<FeedRow, 'topic' | 'key' | 'offset' | 'headers'>): EventSignature | null {
    const { topic, headers } = row;
    const signature = headers[SIGNATURE_HEADER];
    // What was approved counts whoever sent it: nobody verified the signature on it.
    if (signature === undefined || this.isApproved(row)) return null;
    // The record was admitted, so its signature has the form of a proof.
    const { keyId } = proofFromText(signature);
    const agency = signerOf(row);
    const listedAt = topic === DIRECTORY_TOPIC ? null : this.directory.listedSince(agency, keyId);
    return {
      ...{ agency, keyId },
      listedAt: listedAt === null ? null : new Date(listedAt).toISOString(),
    };
  }

  /** @returns the approvals that count; none for a record that needs none */
  approvalsOf(row: Pick<FeedRow, 'topic' | 'key' | 'offset' | 'headers' | 'version' | 'value'>) {
    const { key, offset, headers, version, value } = row;
    const terms = this.directory.termsAt(offset) ?? this.directory.foundingTerms();
    if (!this.root || !terms || !this.isApproved(row)) return [];
    const { exchangeId } = this.root;
    const before = this.directory.hashAt(offset);
    const directoryHash = directoryHashAfter(before, { key, version, value });
    // The record was admitted, so its approvals have their form.
    const given = approvalsFromText(headers[APPROVALS_HEADER] ?? '[]');
    return countedApprovals(given, { exchangeId, directoryHash }, handsOf(terms)).map(
      ({ approver, keyId, at }): EventApproval => ({
        ...{ agency: approver, keyId, at: new Date(at).toISOString() },
      }),
    );
  }

  /** Tells whether approvals decided about a record: from its terms on the directory changes so. */
  isApproved({ topic, key, offset }: Pick<FeedRow, 'topic' | 'key' | 'offset'>): boolean {
    const isPinned = topic === DIRECTORY_TOPIC && this.root !== null;
    return isPinned && changesByTerms({ key, offset }, this.directory);
  }
}

/** Returns who signed an admitted record: the owner in its key, or the directory's writer. */
export function signerOf({ topic, key, headers }: Pick<FeedRow, 'topic' | 'key' | 'headers'>) {
  const agency = topic === DIRECTORY_TOPIC ? agencyOfUrn(headers['ce_source']) : ownerOfKey(key);
  return agency ?? '';
}
