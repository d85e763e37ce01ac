import type { Bus, IncomingRecord } from '@sinergi/broker';
import {
  ContractError,
  type DirectoryEntry,
  SIGNATURE_HEADER,
  SIGNING_ALGORITHM,
} from '@sinergi/contracts';
import {
  APPROVALS_HEADER,
  changesByTerms,
  DirectoryView,
  gainsOf,
  isKeyContinued,
  publicSigningKey,
  refusalOfChange,
  signingKeyId,
} from '@sinergi/directory';
import { directoryRecordOf } from '@sinergi/replica';
import { readSignature, type SignatureContext, type SigningKey } from './read-signature.js';

export const DIRECTORY_TOPIC = 'timpora.directory';
const ASKED_EVERY_MS = 1_000;

/** A wider right that waits in the directory. */
export interface AnnouncedChange {
  /** code of the participant, or of the exchange itself */
  code: string;
  /** when it was proposed, epoch ms */
  at: number;
  /** the first right that it gives, and of what */
  right: string;
  what: string;
}

export interface ListedKeysOptions extends SignatureContext {
  bus: Pick<Bus, 'bounds' | 'readRange'>;
  /** fingerprint of the terms with which the directory begins, 32 bytes; null if none is pinned */
  root: Buffer | null;
  /** raw Ed25519 public key, 32 bytes, that signed the directory before it had terms */
  directoryKey: Buffer | null;
  coordinator: string;
}

/**
 * The agencies' signing keys as the directory lists them now. A record of the directory counts by
 * its approvals. In a directory from before approvals it counts when the directory key signed it;
 * what was written before the first signed one counts unsigned.
 */
export class ListedKeys {
  private directory = new DirectoryView<DirectoryEntry>();
  private readonly directorySigner: { agency: string; keys: SigningKey[] };
  /** monotonic ms */
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;

  constructor(private readonly options: ListedKeysOptions) {
    const { coordinator, directoryKey: key } = options;
    const keyId = key && signingKeyId(publicSigningKey(key));
    const keys = key && keyId !== null ? [{ keyId, key, revokedAt: null }] : [];
    this.directorySigner = { agency: coordinator, keys };
  }

  /** Returns the signing keys of an agency, the withdrawn ones included; none before it has one. */
  keysOf(agency: string): readonly SigningKey[] {
    const entry = this.directory.latest(agency);
    return entry ? signingKeysOf(entry) : [];
  }

  /** Returns what is announced in the directory and neither approved nor refused yet. */
  announced(): AnnouncedChange[] {
    const { exchangeId } = this.options;
    return this.directory.announced().map(({ entry }) => {
      const inForce = this.directory.latest(entry.code);
      const isKnown = isKeyContinued(inForce, entry.code, exchangeId);
      const [first] = gainsOf(inForce, entry, isKnown);
      const { right = 'none', what = '' } = first ?? {};
      return { code: entry.code, at: entry.recordedAt, right, what };
    });
  }

  /**
   * Reads the directory to its present end, unless that was done a moment ago.
   *
   * @param agoMs how long that moment is
   * @throws any error of the broker or the registry; what was not read is read the next time
   */
  async readToEnd(agoMs = ASKED_EVERY_MS): Promise<void> {
    if (performance.now() - this.askedAt < agoMs) return;
    this.asking ??= this.read().finally(() => {
      this.asking = undefined;
    });
    await this.asking;
  }

  private async read(): Promise<void> {
    const { bus } = this.options;
    const asked = performance.now();
    const [bound] = await bus.bounds([DIRECTORY_TOPIC]);
    // A log that was made anew is another directory.
    if (bound && bound.end < this.next) this.directory = new DirectoryView();
    if (bound && this.next < bound.end) {
      const from = this.next > bound.start ? this.next : bound.start;
      await bus.readRange(DIRECTORY_TOPIC, 0, from, bound.end, async (records) => {
        for (const record of records) await this.take(record);
      });
      this.directory.advance([], bound.end);
    }
    this.askedAt = asked;
  }

  private get next(): bigint {
    return this.directory.version;
  }

  private async take(record: IncomingRecord): Promise<void> {
    const { offset } = record;
    if (offset < this.next) return;
    const entry = await this.entryThatCounts(record);
    const taken = entry ? [directoryRecordOf(record, entry.version, entry)] : [];
    this.directory.advance(taken, offset + 1n);
  }

  private async entryThatCounts(record: IncomingRecord): Promise<DirectoryEntry | null> {
    if (record.key === null || record.value === null) return null;
    const key = record.key.toString('utf8');
    const { root, exchangeId } = this.options;
    const { offset } = record;
    const isJudged = root !== null && changesByTerms({ key, offset }, this.directory);
    if (!isJudged && !(await this.isFromBefore(record))) return null;
    const entry = await this.decode(record.value);
    if (!entry || entry.code !== key) return null;
    if (!isJudged) return entry;
    const { value, headers } = record;
    const change = { offset, key, value, entry, approvals: headers[APPROVALS_HEADER] };
    return refusalOfChange(change, this.directory, { exchangeId, root }) === null ? entry : null;
  }

  /** Whether a record counts by the rule from before approvals. */
  private async isFromBefore(record: IncomingRecord): Promise<boolean> {
    const { directoryKey } = this.options;
    if (directoryKey === null) return false;
    const isUnsigned = !(SIGNATURE_HEADER in record.headers);
    if (isUnsigned && this.directory.signedSince === undefined) return true;
    return (await readSignature(record, this.directorySigner, this.options)) === 'SIGNED';
  }

  private async decode(value: Buffer): Promise<DirectoryEntry | null> {
    try {
      const decoded = await this.options.codec.decode(DIRECTORY_TOPIC, value);
      return decoded.value as DirectoryEntry;
    } catch (error) {
      if (error instanceof ContractError) return null;
      throw error;
    }
  }
}

const signingKeysOf = ({ publicKeys }: DirectoryEntry): SigningKey[] =>
  publicKeys.filter(({ algorithm }) => algorithm === SIGNING_ALGORITHM);
