import type { FindingCode } from './finding.js';

/** Why a partition was not healed or begun anew; it is as it was. Closed list. */
export type HealRefusal =
  /** the log no longer begins at offset 0, so it cannot say what the copy has to hold */
  | 'LOG_STARTS_LATE'
  /**
   * the log ends before a position that accounts for every offset: the log was cut, and the copy
   * may be all that is left
   */
  | 'LOG_CUT'
  /** the log handed over other offsets than it was asked for */
  | 'LOG_INCOMPLETE'
  /** a record, admitted again, waits for its schema or directory version: heal later */
  | 'RECORD_WAITS'
  /** a row that the log confirms cannot be read into state */
  | 'ROW_UNREADABLE'
  /**
   * the position went back while the log was read: somebody resynchronised or restored meanwhile
   */
  | 'POSITION_MOVED_BACK'
  /** only a partition whose reading is paused can be rewound */
  | 'NOT_PAUSED'
  /** a copy never skips: an offset past its position would leave a hole */
  | 'AHEAD_OF_POSITION'
  /** scrubbed again in the same transaction, the partition still was not in order */
  | 'STILL_DIFFERS';

export class HealRefused extends Error {
  override readonly name = 'HealRefused';

  constructor(
    readonly code: HealRefusal,
    message: string,
    /** of the last scrub, where that is the reason */
    readonly findings: readonly FindingCode[] = [],
  ) {
    super(message);
  }
}
