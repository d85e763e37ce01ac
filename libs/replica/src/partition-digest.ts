import { hash as hashOf } from 'node:crypto';
import { HASH_BYTES } from './record-hash.js';

export const BUCKETS = 64;

/**
 * The digest of one partition of one replica: 64 buckets, each the XOR of the hashes of the rows
 * whose key falls into it. XOR makes it independent of the order and of the split into batches;
 * buckets tell a healer where to look. It finds accidents; whoever can write rows can also forge a
 * digest.
 */
export class PartitionDigest {
  private constructor(private readonly buckets: Buffer) {}

  static empty(): PartitionDigest {
    return new PartitionDigest(Buffer.alloc(BUCKETS * HASH_BYTES));
  }

  /** @param bytes 512 bytes as stored in the position row */
  static from(bytes: Buffer): PartitionDigest {
    if (bytes.length !== BUCKETS * HASH_BYTES) {
      throw new RangeError(
        `Expected a digest of ${BUCKETS * HASH_BYTES} bytes, got ${bytes.length}`,
      );
    }
    return new PartitionDigest(Buffer.from(bytes));
  }

  /** Adds a row that was not there, or removes one that was: the same operation. */
  toggle(key: string, hash: Buffer): void {
    const at = bucketOf(key) * HASH_BYTES;
    for (let i = 0; i < HASH_BYTES; i++) {
      this.buckets[at + i] = this.buckets[at + i]! ^ hash[i]!;
    }
  }

  /** The 8 bytes that reports carry: all buckets folded by XOR. */
  fold(): Buffer {
    const folded = Buffer.alloc(HASH_BYTES);
    for (let at = 0; at < this.buckets.length; at++) {
      folded[at % HASH_BYTES] = folded[at % HASH_BYTES]! ^ this.buckets[at]!;
    }
    return folded;
  }

  bytes(): Buffer {
    return Buffer.from(this.buckets);
  }
}

/** Which of the 64 buckets a key's rows belong to. */
export function bucketOf(key: string): number {
  return hashOf('sha256', key, 'buffer')[0]! % BUCKETS;
}
