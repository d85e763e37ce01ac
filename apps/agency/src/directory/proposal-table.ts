import type { DirectoryEntry } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { type Approval, approvalsFromText, approvalsToText, type Gain } from '@sinergi/directory';
import type { Proposal } from './proposal.js';

export type ProposalState = 'OPEN' | 'PUBLISHED' | 'DROPPED';
export type StoredProposal = Proposal & {
  state: ProposalState;
  endedAt: number | null;
  /** who dropped it; null where another proposal took its place, and where it is published */
  endedBy: string | null;
  endReason: string | null;
};
export type ReadEntry = (value: Buffer) => Promise<DirectoryEntry>;

/** Stores a proposal as the only open one. The one before it, if any, is dropped. */
export async function saveProposal(query: SqlQuery, proposal: Proposal): Promise<void> {
  const { proposalId, previousHash, records, proposedBy, reason, proposedAt } = proposal;
  await endOpen(query, 'DROPPED');
  await query(
    `INSERT INTO directory_proposal
       (proposal_id, previous_hash, proposed_at, proposed_by, reason)
     VALUES ($1, $2, $3, $4, $5)`,
    [proposalId, previousHash, new Date(proposedAt), proposedBy, reason],
  );
  await query(
    `INSERT INTO proposed_record
       (proposal_id, place, key, version, event_id, value, gains, losses)
     SELECT $1, * FROM unnest($2::int[], $3::text[], $4::int[], $5::uuid[], $6::bytea[],
       $7::jsonb[], $8::jsonb[])`,
    [
      proposalId,
      records.map((_, place) => place),
      records.map(({ key }) => key),
      records.map(({ version }) => version),
      records.map(({ eventId }) => eventId),
      records.map(({ value }) => value),
      records.map(({ gains }) => JSON.stringify(gains)),
      records.map(({ losses }) => JSON.stringify(losses)),
    ],
  );
}

/** Ends the open proposal, if there is one. */
export async function endOpen(
  query: SqlQuery,
  state: 'PUBLISHED' | 'DROPPED',
  by?: { officer: string; reason: string },
): Promise<void> {
  await query(
    `UPDATE directory_proposal
     SET state = $1, ended_at = clock_timestamp(), ended_by = $2, end_reason = $3
     WHERE state = 'OPEN'`,
    [state, by?.officer ?? null, by?.reason ?? null],
  );
}

/** Replaces the approvals of each record, in order. */
export async function saveApprovals(
  query: SqlQuery,
  proposalId: string,
  approvals: readonly (readonly Approval[])[],
): Promise<void> {
  await query(
    `UPDATE proposed_record p SET approvals = a.approvals
     FROM unnest($2::int[], $3::text[]) AS a(place, approvals)
     WHERE p.proposal_id = $1 AND p.place = a.place`,
    [
      proposalId,
      approvals.map((_, place) => place),
      approvals.map((list) => approvalsToText(list)),
    ],
  );
}

/** Returns the newest proposals first. @param onlyOpen locks the open one, for a change of it */
export async function readProposals(
  query: SqlQuery,
  readEntry: ReadEntry,
  { limit, onlyOpen = false }: { limit: number; onlyOpen?: boolean },
): Promise<StoredProposal[]> {
  const { rows } = await query(
    `SELECT proposal_id, previous_hash, proposed_at, proposed_by, reason, state, ended_at,
       ended_by, end_reason
     FROM directory_proposal
     ${onlyOpen ? "WHERE state = 'OPEN'" : ''}
     ORDER BY proposed_at DESC, proposal_id
     LIMIT $1 ${onlyOpen ? 'FOR UPDATE' : ''}`,
    [limit],
  );
  return Promise.all(
    rows.map(async (row) => ({
      proposalId: String(row['proposal_id']),
      previousHash: row['previous_hash'] as Buffer,
      proposedAt: (row['proposed_at'] as Date).getTime(),
      proposedBy: String(row['proposed_by']),
      reason: String(row['reason']),
      state: row['state'] as ProposalState,
      endedAt: (row['ended_at'] as Date | null)?.getTime() ?? null,
      endedBy: row['ended_by'] as string | null,
      endReason: row['end_reason'] as string | null,
      records: await readRecords(query, String(row['proposal_id']), readEntry),
    })),
  );
}

async function readRecords(
  query: SqlQuery,
  proposalId: string,
  readEntry: ReadEntry,
): Promise<Proposal['records']> {
  const { rows } = await query(
    `SELECT key, version, event_id, value, gains, losses, approvals
     FROM proposed_record WHERE proposal_id = $1 ORDER BY place`,
    [proposalId],
  );
  return Promise.all(
    rows.map(async (row) => ({
      key: String(row['key']),
      version: Number(row['version']),
      eventId: String(row['event_id']),
      value: row['value'] as Buffer,
      entry: await readEntry(row['value'] as Buffer),
      gains: row['gains'] as Gain[],
      losses: row['losses'] as Gain[],
      approvals: approvalsFromText(String(row['approvals'])),
    })),
  );
}
