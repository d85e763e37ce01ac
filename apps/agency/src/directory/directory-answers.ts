import type { DirectoryEntry } from '@sinergi/contracts';
import { type DirectoryRecord, type DirectoryView, EXCHANGE_CODE } from '@sinergi/directory';
import { z } from 'zod';
import { count, offset, time, uuid } from '../http/answer-schema.js';
import { hashesOf } from './proposal.js';
import type { StoredProposal } from './proposal-table.js';

const gain = z.object({ code: z.string(), right: z.string(), what: z.string() });
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const approval = z.object({
  approver: z.string(),
  keyId: z.string(),
  at: time(),
  until: time(),
});

const rehearsed = z
  .object({ days: count(), events: count() })
  .nullable()
  .describe('How many events of the last days the change would have concerned; null for no flow');

export const proposalAnswer = z.object({
  proposalId: uuid(),
  state: z.enum(['OPEN', 'PUBLISHED', 'DROPPED']),
  proposedBy: z.string(),
  reason: z.string(),
  proposedAt: time(),
  endedAt: time().nullable(),
  endedBy: z.string().nullable().describe('Who dropped it; null where another took its place'),
  endReason: z.string().nullable(),
  previousHash: hash,
  refusal: z.string().nullable().describe('Why it cannot be published yet; null if it can'),
  records: z.array(
    z.object({
      key: z.string(),
      version: count(),
      change: z.string(),
      directoryHash: hash.describe('What an approver signs'),
      value: z.string().describe('The record’s bytes, base64'),
      gains: z.array(gain.extend({ rehearsed })),
      losses: z.array(gain.extend({ rehearsed })),
      approvals: z.array(approval),
    }),
  ),
});
export type ProposalAnswer = z.infer<typeof proposalAnswer>;

const hand = z.object({ agency: z.string(), keyId: z.string() });

export const directoryAnswer = z.object({
  directoryVersion: offset(),
  directoryHash: hash,
  exchangeId: z.string(),
  terms: z
    .object({
      approvers: z.array(hand),
      threshold: count(),
      recovery: hand.nullable(),
      delaySeconds: count(),
      fenceSigners: z.array(hand),
      schemas: count(),
      admissionRules: count(),
    })
    .nullable()
    .describe('By which rules the directory changes; null before it has terms'),
  announced: z.array(
    z.object({ key: z.string(), version: count(), announcedAt: time(), directoryHash: hash }),
  ),
});
export type DirectoryAnswer = z.infer<typeof directoryAnswer>;

/** How many events of a flow, and of which district, were received lately. */
export type Rehearse = (gain: {
  right: string;
  what: string;
}) => { days: number; events: number } | null;

export function toProposalAnswer(
  proposal: StoredProposal,
  refusal: string | null,
  rehearse: Rehearse,
): ProposalAnswer {
  const hashes = hashesOf(proposal);
  const shown = (gains: StoredProposal['records'][number]['gains']) =>
    gains.map((one) => ({ ...one, rehearsed: rehearse(one) }));
  return {
    proposalId: proposal.proposalId,
    state: proposal.state,
    proposedBy: proposal.proposedBy,
    reason: proposal.reason,
    proposedAt: new Date(proposal.proposedAt).toISOString(),
    endedAt: proposal.endedAt === null ? null : new Date(proposal.endedAt).toISOString(),
    ...{ endedBy: proposal.endedBy, endReason: proposal.endReason },
    previousHash: proposal.previousHash.toString('hex'),
    refusal: proposal.state === 'OPEN' ? refusal : null,
    records: proposal.records.map((record, at) => ({
      key: record.key,
      version: record.version,
      change: record.entry.change,
      directoryHash: hashes[at]!.toString('hex'),
      value: record.value.toString('base64'),
      gains: shown(record.gains),
      losses: shown(record.losses),
      approvals: record.approvals.map(({ approver, keyId, at: given, until }) => ({
        ...{ approver, keyId },
        ...{ at: new Date(given).toISOString(), until: new Date(until).toISOString() },
      })),
    })),
  };
}

export function toDirectoryAnswer(
  directory: DirectoryView<DirectoryEntry>,
  exchangeId: string,
): DirectoryAnswer {
  const { version } = directory;
  const terms = directory.latest(EXCHANGE_CODE)?.terms ?? null;
  const named = ({ agency, keyId }: { agency: string; keyId: string }) => ({ agency, keyId });
  return {
    directoryVersion: String(version),
    directoryHash: directory.hashAt(version).toString('hex'),
    exchangeId,
    terms: terms && {
      approvers: terms.approvers.map(named),
      threshold: terms.threshold,
      recovery: terms.recovery && named(terms.recovery),
      delaySeconds: terms.delaySeconds,
      fenceSigners: terms.fenceSigners.map(named),
      schemas: terms.schemas.length,
      admissionRules: terms.admissionRules,
    },
    announced: directory.announced().map((record) => toAnnounced(record, directory)),
  };
}

function toAnnounced(
  { entry, version, offset: at }: DirectoryRecord<DirectoryEntry>,
  directory: DirectoryView<DirectoryEntry>,
) {
  return {
    ...{ key: entry.code, version, announcedAt: new Date(entry.recordedAt).toISOString() },
    directoryHash: directory.hashAt(at + 1n).toString('hex'),
  };
}
