import type { Bus, IncomingRecord } from '@sinergi/broker';
import {
  ContractError,
  type DirectoryEntry,
  SIGNATURE_HEADER,
  SIGNING_ALGORITHM,
} from '@sinergi/contracts';
import { publicSigningKey, signingKeyId } from '@sinergi/directory';
import { readSignature, type SignatureContext, type SigningKey } from './read-signature.js';

export const DIRECTORY_TOPIC = 'timpora.directory';
const ASKED_EVERY_MS = 1_000;

export interface ListedKeysOptions extends SignatureContext {
  bus: Pick<Bus, 'bounds' | 'readRange'>;
  /** raw Ed25519 public key, 32 bytes, that must sign the directory, and whose it is */
  directoryKey: Buffer;
  coordinator: string;
}

interface Listing {
  version: number;
  keys: SigningKey[];
}

/**
 * The agencies' signing keys as the directory lists them now. A record of the directory counts when
 * the directory key signed it; what was written before the first signed one counts unsigned.
 */
export class ListedKeys {
  private readonly listings = new Map<string, Listing>();
  private readonly directorySigner: { agency: string; keys: SigningKey[] };
  private next = 0n;
  private isSigned = false;
  /** monotonic ms */
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;

  constructor(private readonly options: ListedKeysOptions) {
    const { coordinator, directoryKey: key } = options;
    const keyId = signingKeyId(publicSigningKey(key));
    this.directorySigner = { agency: coordinator, keys: [{ keyId, key, revokedAt: null }] };
  }

  /** Returns the signing keys of an agency, the withdrawn ones included; none before it has one. */
  keysOf(agency: string): readonly SigningKey[] {
    return this.listings.get(agency)?.keys ?? [];
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
    if (bound && bound.end < this.next) this.forget();
    if (bound && this.next < bound.end) {
      const from = this.next > bound.start ? this.next : bound.start;
      await bus.readRange(DIRECTORY_TOPIC, 0, from, bound.end, async (records) => {
        for (const record of records) await this.take(record);
      });
      this.next = bound.end;
    }
    this.askedAt = asked;
  }

  private forget(): void {
    this.listings.clear();
    this.next = 0n;
    this.isSigned = false;
  }

  private async take(record: IncomingRecord): Promise<void> {
    const { codec } = this.options;
    if (record.offset < this.next || record.key === null || record.value === null) return;
    const isBefore = !this.isSigned && !(SIGNATURE_HEADER in record.headers);
    if (!isBefore) {
      const reading = await readSignature(record, this.directorySigner, this.options);
      if (reading !== 'SIGNED') return this.pass(record);
      this.isSigned = true;
    }
    const entry = await codec.decode(DIRECTORY_TOPIC, record.value).then(
      ({ value }) => value as DirectoryEntry,
      (error: unknown) => {
        if (error instanceof ContractError) return null;
        throw error;
      },
    );
    const code = record.key.toString('utf8');
    const known = this.listings.get(code)?.version ?? 0;
    if (entry?.code === code && entry.version > known)
      this.listings.set(code, { version: entry.version, keys: signingKeysOf(entry) });
    this.pass(record);
  }

  private pass({ offset }: IncomingRecord): void {
    this.next = offset + 1n;
  }
}

const signingKeysOf = ({ publicKeys }: DirectoryEntry): SigningKey[] =>
  publicKeys.filter(({ algorithm }) => algorithm === SIGNING_ALGORITHM);
