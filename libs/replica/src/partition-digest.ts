import { hash as hashOf } from 'node:crypto';
import { HASH_BYTES } from './record-hash.js';

export const BUCKETS = 64;

/**
 * The digest of one partition of one replica: 64 buckets, each the XOR of the hashes of the rows
 * whose key falls into it. XOR makes the digest independent of the order and of the split into
 * batches. The buckets tell a healer where to look. The digest finds accidents; a party that can
 * write rows can also forge a digest.
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

  /** Adds a row that is missing or removes one that is present. Both are the same operation. */
  toggle(key: string, hash: Buffer): void {
    const at = bucketOf(key) * HASH_BYTES;
    for (let i = 0; i < HASH_BYTES; i++) {
      this.buckets[at + i] = this.buckets[at + i]! ^ hash[i]!;
    }
  }

  /** Returns the 8 bytes that reports carry: all buckets folded by XOR. */
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

/** Returns the number of the bucket, of 64, to which a key's rows belong. */
export function bucketOf(key: string): number {
  return hashOf('sha256', key, 'buffer')[0]! % BUCKETS;
}
