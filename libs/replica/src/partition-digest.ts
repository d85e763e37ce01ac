import { hash as hashOf } from 'node:crypto';
import { HASH_BYTES } from './record-hash.js';

/** The buckets of rows. */
export const BUCKETS = 64;
/** The bucket of fences, after those of rows. */
const FENCE_BUCKET = BUCKETS;
/** The numbers of all buckets, that of fences included. */
export const EVERY_BUCKET: readonly number[] = Array.from({ length: BUCKETS + 1 }, (_, n) => n);
const SIZE = EVERY_BUCKET.length * HASH_BYTES;

/**
 * The digest of one partition of one replica: 64 buckets, each the XOR of the hashes of the rows
 * whose key falls into it, and one of the fences. XOR makes the digest independent of the order and
 * of the split into batches. The buckets tell a healer where to look. The digest finds accidents; a
 * party that can write rows can also forge a digest.
 */
export class PartitionDigest {
  private constructor(private readonly buckets: Buffer) {}

  static empty(): PartitionDigest {
    return new PartitionDigest(Buffer.alloc(SIZE));
  }

  /** @param bytes 520 bytes as stored in the position row */
  static from(bytes: Buffer): PartitionDigest {
    if (bytes.length !== SIZE)
      throw new RangeError(`Expected a digest of ${SIZE} bytes, got ${bytes.length}`);
    return new PartitionDigest(Buffer.from(bytes));
  }

  /**
   * Returns the digest of rows and fences that the database hashed.
   *
   * @param rows the XOR of the hashes of rows, by bucket; a bucket without rows is left out
   * @param fences the XOR of the hashes of the fences, 8 bytes
   */
  static of(rows: ReadonlyMap<number, Buffer>, fences: Buffer): PartitionDigest {
    const bytes = Buffer.alloc(SIZE);
    for (const [bucket, xor] of rows) xor.copy(bytes, bucket * HASH_BYTES);
    fences.copy(bytes, FENCE_BUCKET * HASH_BYTES);
    return new PartitionDigest(bytes);
  }

  /** Adds a row that is missing or removes one that is present. Both are the same operation. */
  toggle(key: string, hash: Buffer): void {
    this.toggleIn(bucketOf(key), hash);
  }

  /** Adds a fence that is missing. */
  toggleFence(hash: Buffer): void {
    this.toggleIn(FENCE_BUCKET, hash);
  }

  /** Returns the buckets of rows that differ from those of another digest. */
  unequalBuckets(other: PartitionDigest): number[] {
    return EVERY_BUCKET.filter((bucket) => bucket !== FENCE_BUCKET && !this.isEqual(other, bucket));
  }

  hasFencesOf(other: PartitionDigest): boolean {
    return this.isEqual(other, FENCE_BUCKET);
  }

  /** Returns this digest with some buckets, and that of fences, as another digest has them. */
  with(other: PartitionDigest, buckets: Iterable<number>): PartitionDigest {
    const bytes = this.bytes();
    for (const bucket of [...buckets, FENCE_BUCKET])
      other.bucket(bucket).copy(bytes, bucket * HASH_BYTES);
    return new PartitionDigest(bytes);
  }

  private isEqual(other: PartitionDigest, bucket: number): boolean {
    return this.bucket(bucket).equals(other.bucket(bucket));
  }

  private bucket(bucket: number): Buffer {
    return this.buckets.subarray(bucket * HASH_BYTES, (bucket + 1) * HASH_BYTES);
  }

  private toggleIn(bucket: number, hash: Buffer): void {
    const at = bucket * HASH_BYTES;
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
