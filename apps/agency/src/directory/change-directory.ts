import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, eventHeaders } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import {
  APPROVALS_HEADER,
  type Approval,
  approvalsToText,
  contentOf,
  countedApprovals,
  type DirectoryRoot,
  DirectoryView,
  EXCHANGE_CODE,
  handsOf,
  refusalOfChange,
} from '@sinergi/directory';
import type { Logger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { AfterCommit } from '../change/after-commit.js';
import { UnreadOwn } from '../change/unread-own.js';
import { Database } from '../database/database.js';
import { saveOwned } from '../database/owned-entity.js';
import { flowOf } from '../ground/flow-of.js';
import {
  CLOCK,
  type Clock,
  DIRECTORY_ROOT,
  LOGGER,
  PROFILE,
  VALUE_READER,
} from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import type { ValueReader } from '../replica/value-reader.js';
import { SignedOutbox } from '../signing/signed-outbox.js';
import { type AskedChanges, ComposeProposal, type Wanted } from './compose-proposal.js';
import { hashesOf, type Proposal } from './proposal.js';
import {
  endOpen,
  readProposals,
  type StoredProposal,
  saveApprovals,
  saveProposal,
} from './proposal-table.js';

/**
 * Changes the directory by several hands: somebody proposes, approvers sign, and once enough have
 * signed, the records are published as they were proposed, byte for byte.
 */
@Injectable()
export class ChangeDirectory {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly compose: ComposeProposal,
    private readonly outbox: SignedOutbox,
    private readonly afterCommit: AfterCommit,
    private readonly unread: UnreadOwn,
    @Inject(DIRECTORY_ROOT) private readonly root: DirectoryRoot | null,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Tells whether something that this agency published did not come back over the log yet. */
  async isUnderWay(): Promise<boolean> {
    return (await this.notReadBack(this.database.query)) !== undefined;
  }

  /** Tells whether the directory, as this agency has read it, says what is wanted. */
  isDone(wanted: Wanted): boolean {
    return !this.compose.isNeeded(wanted);
  }

  /**
   * Proposes what the directory should say. An open proposal of the same changes stays, with the
   * approvals that it has.
   *
   * @returns null where the directory says all that is wanted
   * @throws Problem stale-proposal, where an earlier change is not read back yet
   */
  async propose(
    wanted: Wanted,
    by: { proposedBy: string; reason: string },
    asked: AskedChanges = {},
  ): Promise<StoredProposal | null> {
    this.unread.assertRead(flowOf('directory'));
    const records = await this.compose.execute(wanted, asked);
    return this.database.inTransaction(async (query) => {
      await lockProposals(query);
      if (records.length === 0) return null;
      await this.expectReadBack(query);
      const [open] = await this.open(query);
      const previousHash = this.presentHash();
      if (open && isSame(open, { previousHash, records })) return open;
      const proposal: Proposal = {
        ...{ proposalId: randomUUID(), previousHash, records },
        ...{ ...by, proposedAt: this.clock() },
      };
      await saveProposal(query, proposal);
      const changes = records.map(({ key, entry }) => `${key} ${entry.change}`);
      this.logger.info(
        { proposalId: proposal.proposalId, proposedBy: by.proposedBy, changes },
        'changes of the directory are proposed',
      );
      return { ...proposal, state: 'OPEN', endedAt: null, endedBy: null, endReason: null };
    });
  }

  /**
   * Adds approvals to the open proposal, one list for each of its records. What does not count is
   * refused, so nobody is left in doubt about it.
   *
   * @throws Problem not-found, stale-proposal, invalid-entity
   */
  approve(proposalId: string, approvals: readonly Approval[][]): Promise<StoredProposal> {
    return this.onOpen(proposalId, async (query, open) => {
      const hashes = hashesOf(open);
      const hands = this.handsFor(open);
      if (approvals.length !== hashes.length)
        throw new Problem(
          'invalid-entity',
          `Expected approvals of ${hashes.length} records, got of ${approvals.length}`,
        );
      const merged = open.records.map((record, place) => {
        const about = { exchangeId: this.rootOf().exchangeId, directoryHash: hashes[place]! };
        const given = approvals[place]!;
        const counted = countedApprovals(given, about, hands);
        if (counted.length < given.length || given.length === 0)
          throw new Problem(
            'invalid-entity',
            `Expected approvals of ${record.key} by approvers of this exchange, got one by ` +
              `${given.map(({ approver, keyId }) => `${approver} (${keyId})`).join(', ')}`,
          );
        const isReplaced = (old: Approval): boolean =>
          counted.some(({ approver }) => approver === old.approver);
        return [...record.approvals.filter((old) => !isReplaced(old)), ...counted];
      });
      await saveApprovals(query, open.proposalId, merged);
      this.logger.info(
        { proposalId, by: [...new Set(approvals.flat().map(({ approver }) => approver))] },
        'changes of the directory are approved',
      );
      return {
        ...open,
        records: open.records.map((record, at) => ({ ...record, approvals: merged[at]! })),
      };
    });
  }

  /** Returns why the open proposal cannot be published yet; null if it can. */
  refusalOf({ records }: Proposal): string | null {
    const ahead = this.directory.fork();
    for (const { key, value, entry, approvals, version } of records) {
      const offset = ahead.version;
      const text = approvalsToText(approvals);
      const change = { offset, key, value, entry, approvals: text };
      const refusal = refusalOfChange(change, ahead, this.rootOf());
      if (refusal !== null) return `${key}: ${refusal}`;
      const record = { offset, appendedAt: 0, version, isSigned: true, approvals: text };
      ahead.advance([{ ...record, value, entry }], offset + 1n);
    }
    return null;
  }

  /**
   * Publishes the open proposal.
   *
   * @throws Problem not-found, stale-proposal, not-approved
   */
  publish(proposalId: string): Promise<StoredProposal> {
    return this.onOpen(proposalId, async (query, open) => {
      const refusal = this.refusalOf(open);
      if (refusal !== null) throw new Problem('not-approved', refusal);
      const { records } = open;
      await this.outbox.append(
        query,
        records.map((record) => this.outgoing(record)),
      );
      await saveOwned(
        query,
        records.map(({ key, version, eventId, value }) => ({
          ...{ flow: 'directory', entityId: key, version, eventId, value },
        })),
      );
      await endOpen(query, 'PUBLISHED');
      const announced = records.map(({ key }) => key);
      this.logger.info({ proposalId, announced }, 'changes of the directory are published');
      return { ...open, state: 'PUBLISHED', endedAt: this.clock() };
    }).finally(() => this.afterCommit.committed());
  }

  /** Drops the open proposal, by a named human. @throws Problem not-found */
  drop(proposalId: string, by: { officer: string; reason: string }): Promise<StoredProposal> {
    return this.onOpen(proposalId, async (query, open) => {
      await endOpen(query, 'DROPPED', by);
      const ended = { endedAt: this.clock(), endedBy: by.officer, endReason: by.reason };
      return { ...open, state: 'DROPPED', ...ended };
    });
  }

  /** Returns the newest proposals first. */
  list(limit: number): Promise<StoredProposal[]> {
    return readProposals(this.database.query, this.readEntry, { limit });
  }

  /** Returns the names and keys that may approve a proposal. */
  private handsFor({ records }: Pick<Proposal, 'records'>) {
    const terms = this.directory.latest(EXCHANGE_CODE)?.terms;
    const proposed = records.find(({ key }) => key === EXCHANGE_CODE)?.entry.terms;
    const hands = [terms, proposed].flatMap((one) => (one ? handsOf(one) : []));
    const isFirst = (keyId: string, at: number): boolean =>
      hands.findIndex((hand) => hand.keyId === keyId) === at;
    return hands.filter(({ keyId }, at) => isFirst(keyId, at));
  }

  private onOpen(
    proposalId: string,
    work: (query: SqlQuery, open: StoredProposal) => Promise<StoredProposal>,
  ): Promise<StoredProposal> {
    return this.database.inTransaction(async (query) => {
      await lockProposals(query);
      const [open] = await this.open(query);
      if (open?.proposalId !== proposalId)
        throw new Problem('not-found', `Expected an open proposal ${proposalId}, got none`);
      if (!this.isPresent(open))
        throw new Problem(
          'stale-proposal',
          'Expected the directory as it was when this was proposed, got a later one',
        );
      return work(query, open);
    });
  }

  private open(query: SqlQuery): Promise<StoredProposal[]> {
    return readProposals(query, this.readEntry, { limit: 1, onlyOpen: true });
  }

  private readonly readEntry = async (value: Buffer): Promise<DirectoryEntry> =>
    (await this.values.read(DIRECTORY_TOPIC, value)) as unknown as DirectoryEntry;

  /** Tells whether a proposal stands at the present end of the directory. */
  isPresent({ previousHash }: Pick<Proposal, 'previousHash'>): boolean {
    return previousHash.equals(this.presentHash());
  }

  private presentHash(): Buffer {
    return this.directory.hashAt(this.directory.version);
  }

  private rootOf(): DirectoryRoot {
    if (!this.root)
      throw new Problem('not-found', 'Expected a pinned root of the directory, got none');
    return this.root;
  }

  /** Two proposals at one place would be two futures: the first has to come back over the log. */
  private async expectReadBack(query: SqlQuery): Promise<void> {
    const ahead = await this.notReadBack(query);
    if (ahead !== undefined)
      throw new Problem(
        'stale-proposal',
        `Expected the last change of ${ahead} to be read back, got it under way`,
      );
  }

  private async notReadBack(query: SqlQuery): Promise<string | undefined> {
    const { rows } = await query(
      `SELECT entity_id, version FROM owned_entity WHERE flow = 'directory' ORDER BY entity_id`,
    );
    const ahead = rows.find(
      (row) =>
        Number(row['version']) >
        (this.directory.lastRecord(String(row['entity_id']))?.version ?? 0),
    );
    return ahead && String(ahead['entity_id']);
  }

  private outgoing({
    key,
    version,
    eventId,
    value,
    entry,
    approvals,
  }: Proposal['records'][number]) {
    const headers = eventHeaders({
      ...{ eventId, version, subject: key, time: entry.recordedAt, owner: this.profile.code },
      type: `id.timpora.directory.${entry.change.toLowerCase()}`,
      directoryVersion: this.directory.version,
    });
    return {
      ...{ topic: DIRECTORY_TOPIC, key, value },
      headers: { ...headers, [APPROVALS_HEADER]: approvalsToText(approvals) },
    };
  }
}

/** One change of proposals at a time, in all processes of this agency. */
async function lockProposals(query: SqlQuery): Promise<void> {
  await query(`SELECT pg_advisory_xact_lock(hashtext('sinergi directory proposals'))`);
}

/** Tells whether two proposals say the same at the same place, whenever each was made. */
function isSame(
  open: Pick<Proposal, 'previousHash' | 'records'>,
  other: Pick<Proposal, 'previousHash' | 'records'>,
): boolean {
  const names = ({ records }: Pick<Proposal, 'records'>): string =>
    JSON.stringify(
      records.map(({ entry, gains }) => [entry.code, entry.change, contentOf(entry), gains]),
    );
  return open.previousHash.equals(other.previousHash) && names(open) === names(other);
}
