import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { Logger } from '@sinergi/observability';
import { CLOCK, type Clock, EXCHANGE_ID, LOGGER } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { ChangeDirectory } from './change-directory.js';
import type { Wanted } from './compose-proposal.js';
import type { DemonstrationHands } from './demonstration-hands.js';
import { isHeld } from './proposal.js';

const SERVICE = 'the service of the coordinator';

/**
 * Keeps the directory as the profiles say: proposes every difference, and publishes it once enough
 * approvers have signed. Only the coordinator does this.
 */
@Injectable()
export class KeepDirectory {
  private begun: { wanted: Wanted; hands: DemonstrationHands | null } | undefined;

  constructor(
    private readonly changes: ChangeDirectory,
    private readonly directory: DirectoryView<DirectoryEntry>,
    @Inject(EXCHANGE_ID) private readonly exchangeId: string,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param hands approvers on this machine; null where approvers sign elsewhere */
  begin(wanted: Wanted, hands: DemonstrationHands | null): void {
    this.begun = { wanted, hands };
  }

  /** What the directory should say. @throws Problem not-found, where this is no coordinator */
  get wanted(): Wanted {
    if (!this.begun)
      throw new Problem('not-found', 'Expected the service of the coordinator, got another');
    return this.begun.wanted;
  }

  /** Tells whether fences may put the directory in force as it is now. */
  async isSettled(): Promise<boolean> {
    // At the beginning a version in between would be in force without those who are about to be
    // listed. Where approvers take their time, what they approved comes into force by itself.
    return this.begun?.hands
      ? this.changes.isDone(this.wanted)
      : !(await this.changes.isUnderWay());
  }

  /**
   * Call once this agency has read the directory to its end.
   *
   * @returns whether something was published
   */
  async execute(): Promise<boolean> {
    if (!this.begun || (await this.changes.isUnderWay())) return false;
    const { wanted, hands } = this.begun;
    const [open] = await this.changes.list(1);
    // What somebody proposed is for approvers.
    const isPersons = open?.state === 'OPEN' && open.proposedBy !== SERVICE;
    if (isPersons && this.changes.isPresent(open) && isHeld(open, this.clock())) return false;
    const proposal = await this.changes.propose(wanted, {
      proposedBy: SERVICE,
      reason: 'The profiles and the keys that were handed in differ from the directory.',
    });
    if (!proposal) return false;
    const { proposalId } = proposal;
    if (hands) {
      const approvals = hands.approve(proposal, this.exchangeId, this.clock());
      await this.changes.approve(proposalId, approvals);
      await this.changes.publish(proposalId);
      return true;
    }
    const refusal = this.changes.refusalOf(proposal);
    if (refusal === null) {
      await this.changes.publish(proposalId);
      return true;
    }
    const changes = proposal.records.map(({ key }) => key);
    this.logger.warn(
      { proposalId, changes, refusal, directoryVersion: String(this.directory.version) },
      'changes of the directory wait for approvals: see `npx sinergi directory`',
    );
    return false;
  }
}
