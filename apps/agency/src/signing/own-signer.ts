import { type DirectoryEntry, SIGNING_ALGORITHM } from '@sinergi/contracts';
import type { DirectoryView } from '@sinergi/directory';
import type { FenceView } from '@sinergi/replica';
import type { Keystore, Signer } from '@sinergi/trust';

/** A choice counts for this time: a key stays in force until it is withdrawn. */
const CHOSEN_FOR_MS = 1_000;

export interface OwnSignerOptions {
  agency: string;
  keystore: Keystore;
  directory: DirectoryView<DirectoryEntry>;
  fences: FenceView;
  /** the partitions in which its records are admitted by fences */
  partitions: readonly { topic: string; partition: number }[];
}

/**
 * Chooses the key with which an agency signs: the newest of its keystore that the fences have put
 * in force in every partition that it writes to. So a key that was added signs nothing that a
 * reader would refuse, and is taken up without a restart.
 */
export class OwnSigner {
  private chosen: { signer: Signer; newest: string; until: number } | undefined;

  constructor(private readonly options: OwnSignerOptions) {}

  readonly get = (): Signer => {
    const { agency, keystore } = this.options;
    const { chosen } = this;
    if (chosen && chosen.newest === keystore.signingKeyId && chosen.until > performance.now())
      return chosen.signer;
    const signers = keystore.signersFor(agency);
    // Before an agency is listed nothing of it is admitted, whatever signs.
    const signer =
      signers.length === 1
        ? signers[0]!
        : (signers.find(({ keyId }) => this.isInForce(keyId)) ??
          signers.find(({ keyId }) => this.isListed(keyId)) ??
          signers[0]!);
    const until = performance.now() + CHOSEN_FOR_MS;
    this.chosen = { signer, newest: keystore.signingKeyId, until };
    return signer;
  };

  /**
   * Tells whether what this agency signs now counts. It does not where its only key was withdrawn,
   * nor between the listing of its next key and the fences.
   */
  isReady(): boolean {
    return this.isInForce(this.get().keyId);
  }

  /** @throws Error where what this agency signs now would be a dead letter */
  assertReady(): void {
    if (!this.isReady())
      throw new Error(
        `Expected fences that put the key ${this.get().keyId} of ${this.options.agency} in force,` +
          ' got none yet',
      );
  }

  /** Tells whether each partition's fences put a directory version in force that lists the key. */
  isInForce(keyId: string): boolean {
    const { agency, directory, fences, partitions } = this.options;
    return (
      this.isListed(keyId) &&
      partitions.every((partition) => {
        const fence = fences.last(partition);
        return fence === undefined || lists(directory.at(agency, fence), keyId);
      })
    );
  }

  private isListed(keyId: string): boolean {
    const { agency, directory } = this.options;
    return lists(directory.latest(agency), keyId);
  }
}

const lists = (entry: DirectoryEntry | undefined, keyId: string): boolean =>
  (entry?.publicKeys ?? []).some(
    (key) => key.keyId === keyId && key.algorithm === SIGNING_ALGORITHM && key.revokedAt === null,
  );
