import { readFileSync } from 'node:fs';
import type { Approval } from '@sinergi/directory';
import type { AgencySettings } from '@sinergi/settings';
import { ApproverKey } from '@sinergi/trust';
import { hashesOf, type Proposal } from './proposal.js';

/** How long an approval of the demonstration holds. */
const HOLDS_MS = 10 * 60_000;

/**
 * Approvers whose keys all lie on this machine, so that a local exchange begins by itself. They
 * approve what they are shown: this demonstrates the steps, and protects nothing.
 */
export class DemonstrationHands {
  private constructor(private readonly hands: readonly { agency: string; key: ApproverKey }[]) {}

  /** @throws KeystoreError */
  static async open(
    hands: NonNullable<AgencySettings['directory']>['hands'],
  ): Promise<DemonstrationHands> {
    const opened = hands.map(async ({ agency, file, passphraseFile }) => ({
      agency,
      key: await ApproverKey.open(file, readFileSync(passphraseFile, 'utf8').trim()),
    }));
    return new DemonstrationHands(await Promise.all(opened));
  }

  get names(): string[] {
    return this.hands.map(({ agency }) => agency);
  }

  /** @returns for each record the approvals of all hands */
  approve(proposal: Proposal, exchangeId: string, now: number): Approval[][] {
    return hashesOf(proposal).map((directoryHash) =>
      this.hands.map(({ agency, key }) =>
        key.approve({
          ...{ exchangeId, directoryHash, approver: agency },
          ...{ at: now, until: now + HOLDS_MS },
        }),
      ),
    );
  }
}
