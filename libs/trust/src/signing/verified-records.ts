import type { RecordLeaf } from './record-leaf.js';
import type { ListedKey } from './sign-records.js';

const MOST_RECORDS = 2_000;
/** A larger record is verified by every copy: keeping it would cost more than hashing it. */
const LARGEST_VALUE_BYTES = 16_384;

interface Verified {
  leaf: RecordLeaf;
  agency: string;
  keyId: string;
  /** raw public key, 32 bytes */
  rawKey: Buffer;
}

/**
 * The records that were verified lately, by the text of their signature. The copies of one process
 * read the same records: the second copy compares the bytes and hashes nothing. Only what is true
 * for ever is kept: that this key of this agency signed exactly this record. Whether the key is
 * valid is asked each time.
 */
export class VerifiedRecords {
  private readonly known = new Map<string, Verified>();

  /** Returns the id of the key that a signature names, if the signature was verified lately. */
  keyIdOf(signature: string): string | undefined {
    return this.known.get(signature)?.keyId;
  }

  /** Tells whether this key was found to have signed exactly this record. */
  has(signature: string, leaf: RecordLeaf, by: Pick<ListedKey, 'agency'> & { rawKey: Buffer }) {
    const known = this.known.get(signature);
    return (
      known !== undefined &&
      known.agency === by.agency &&
      known.rawKey.equals(by.rawKey) &&
      isSame(known.leaf, leaf)
    );
  }

  /** Remembers a record after its signature was verified. */
  add(
    signature: string,
    leaf: RecordLeaf,
    { agency, keyId, rawKey }: Omit<Verified, 'leaf'>,
  ): void {
    if (leaf.value.length > LARGEST_VALUE_BYTES) return;
    if (this.known.size >= MOST_RECORDS) this.known.delete(this.known.keys().next().value!);
    // A copy: the bytes may be a part of a large buffer of the client.
    const value = Buffer.from(leaf.value);
    this.known.set(signature, { leaf: { ...leaf, value }, agency, keyId, rawKey });
  }
}

const isSame = (one: RecordLeaf, other: RecordLeaf): boolean =>
  one.version === other.version &&
  one.eventId === other.eventId &&
  one.key === other.key &&
  one.topic === other.topic &&
  one.exchangeId === other.exchangeId &&
  one.schemaHash.equals(other.schemaHash) &&
  one.value.equals(other.value);
