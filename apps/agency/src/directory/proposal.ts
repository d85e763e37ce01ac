import type { DirectoryEntry } from '@sinergi/contracts';
import { type Approval, directoryHashAfter, type Gain } from '@sinergi/directory';

/** A directory record that is not on the log yet, byte for byte as it will be. */
export interface ProposedRecord {
  key: string;
  version: number;
  eventId: string;
  /** the whole Kafka value, framing included */
  value: Buffer;
  entry: DirectoryEntry;
  /** what it gives and takes, as whoever approves it sees it */
  gains: Gain[];
  losses: Gain[];
  approvals: Approval[];
}

/** Changes of the directory that wait for approvals. They stand at one place of the directory. */
export interface Proposal {
  proposalId: string;
  /** hash of the directory before the first record, 32 bytes */
  previousHash: Buffer;
  records: ProposedRecord[];
  proposedBy: string;
  reason: string;
  /** epoch ms */
  proposedAt: number;
}

/** Returns the hash of the directory with each record, in order, 32 bytes each. */
export function hashesOf({ previousHash, records }: Pick<Proposal, 'previousHash' | 'records'>) {
  const hashes: Buffer[] = [];
  for (const record of records)
    hashes.push(directoryHashAfter(hashes.at(-1) ?? previousHash, record));
  return hashes;
}

/** How long what a person proposed stands before the service may replace it. */
const HELD_FOR_MS = 3_600_000;

/**
 * Tells whether what a person proposed still waits for approvers: for an hour, and as long as an
 * approval of it is in force. Else a proposal that nobody approves would keep new keys out for
 * ever.
 *
 * @param now epoch ms
 */
export function isHeld(
  { proposedAt, records }: Pick<Proposal, 'proposedAt' | 'records'>,
  now: number,
): boolean {
  const approvals = records.flatMap((record) => record.approvals);
  return now - proposedAt < HELD_FOR_MS || approvals.some(({ until }) => until > now);
}
