/**
 * A cut is a place in a partition at which every replica notes its digest, so that digests can be
 * compared while events flow.
 */
export interface Cut {
  /** all offsets < offset are in it */
  offset: bigint;
  /** 8 bytes, folded */
  digest: Buffer;
}

export const CUT_EVERY_OFFSETS = 1000n;
export const CUT_EVERY_MS = 10_000;
/** How many of the latest cuts a position keeps: a minute of 10-second marks. */
export const CUTS_KEPT = 6;

/**
 * Whether a cut lies right before this record: at every 1,000th offset, and where the broker's
 * LogAppendTime crosses a 10-second mark. Decided by the log alone, so every replica cuts at the
 * same places whatever its batches are.
 *
 * @param previousAppendedAt LogAppendTime of the record before it (epoch ms), 0 where there is none
 */
export function isCutBefore(
  record: { offset: bigint; appendedAt: number },
  previousAppendedAt: number,
): boolean {
  if (record.offset === 0n) return false;
  if (record.offset % CUT_EVERY_OFFSETS === 0n) return true;
  return (
    previousAppendedAt > 0 &&
    Math.floor(record.appendedAt / CUT_EVERY_MS) > Math.floor(previousAppendedAt / CUT_EVERY_MS)
  );
}
