/**
 * An offset of a partition at which every replica notes its digest. Digests can thus be compared
 * while events flow.
 */
export interface DigestMark {
  /** the digest covers all offsets < offset */
  offset: bigint;
  /** 8 bytes, folded */
  digest: Buffer;
}

export const DIGEST_MARK_EVERY_OFFSETS = 1000n;
export const DIGEST_MARK_EVERY_MS = 10_000;
/** Number of the latest digest marks that a position keeps: a minute of 10-second marks. */
export const DIGEST_MARKS_KEPT = 6;

/**
 * Tells whether a digest mark lies directly before this record. Marks lie at every 1,000th offset,
 * and where the broker's LogAppendTime crosses a 10-second mark. The log alone decides, so every
 * replica marks the same offsets, however its batches are split.
 *
 * @param previousAppendedAt LogAppendTime of the record before it (epoch ms), 0 where there is none
 */
export function isDigestMarkBefore(
  record: { offset: bigint; appendedAt: number },
  previousAppendedAt: number,
): boolean {
  if (record.offset === 0n) return false;
  if (record.offset % DIGEST_MARK_EVERY_OFFSETS === 0n) return true;
  return (
    previousAppendedAt > 0 &&
    Math.floor(record.appendedAt / DIGEST_MARK_EVERY_MS) >
      Math.floor(previousAppendedAt / DIGEST_MARK_EVERY_MS)
  );
}
