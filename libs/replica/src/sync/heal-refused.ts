import type { FindingCode } from './finding.js';

/**
 * The reasons for which a partition is not healed, resynchronised or rewound. The partition stays
 * unchanged. The list is closed.
 */
export type HealRefusal =
  /** the log no longer begins at offset 0, so it cannot say what the copy has to hold */
  | 'LOG_STARTS_LATE'
  /**
   * the log ends before a position that accounts for every offset: the log was cut, and the copy
   * may be all that is left
   */
  | 'LOG_CUT'
  /** the log returned other offsets than were requested */
  | 'LOG_INCOMPLETE'
  /** a record, admitted again, waits for its schema or directory version: heal later */
  | 'RECORD_WAITS'
  /**
   * the position went back while the log was read: an operator resynchronised or restored it
   * meanwhile
   */
  | 'POSITION_MOVED_BACK'
  /** only a partition whose reading is paused can be rewound */
  | 'NOT_PAUSED'
  /** a copy never skips offsets: an offset past its position would leave records out */
  | 'AHEAD_OF_POSITION'
  /** the scrub at the end of the same transaction still found something */
  | 'STILL_DIFFERS';

export class HealRefused extends Error {
  override readonly name = 'HealRefused';

  constructor(
    readonly code: HealRefusal,
    message: string,
    /** findings of the last scrub, if they are the reason */
    readonly findings: readonly FindingCode[] = [],
  ) {
    super(message);
  }
}
