/** What is counted: rows, offsets, buckets or entities, as the code says. */
export type CountedCode =
  /**
   * buckets in which the stored rows do not make the position's digest: a row was lost, added or
   * changed
   */
  | 'DIGEST_DIFFERS'
  /** offsets that more than one row or dead letter claims */
  | 'OFFSET_TAKEN_TWICE'
  /** rows and dead letters of a partition that has no position */
  | 'POSITION_MISSING'
  /** dead letters whose bytes are not those that their stored hash was made of */
  | 'DEAD_LETTER_CHANGED'
  /** entities whose state is not their highest version in history */
  | 'STATE_DIFFERS'
  /** entities with a history and no state */
  | 'STATE_MISSING'
  /** entities with a state, or with versions noted as missing, and no history */
  | 'STATE_WITHOUT_HISTORY'
  /** versions that history lacks and nobody noted, and noted ones that it does not lack */
  | 'HOLES_DIFFER';

/** What the copy says of itself (expected), and what there is (got). */
export type ComparedCode =
  /** the position counts other rows than there are */
  | 'RECORDS_DIFFER'
  /**
   * offsets that were read are not as many as records, duplicates and dead letters, or the position
   * is not behind the last of them: some were skipped, lost or taken twice
   */
  | 'OFFSETS_UNACCOUNTED'
  /** the position counts other entities than state holds */
  | 'ENTITIES_DIFFER';

/**
 * Something in a partition's copy that is not as applying leaves it. The list of codes is closed:
 * consoles and runbooks name each. Params are numbers and carry nothing of any record.
 */
export type Finding =
  | { code: CountedCode; params: { count: number } }
  | { code: ComparedCode; params: { expected: number; got: number } }
  /** rows whose bytes are not those that their stored hash was made of */
  | { code: 'ROW_CHANGED'; params: { count: number; firstOffset: number } }
  /** there are rows or dead letters at or past the position */
  | { code: 'POSITION_BEHIND_ROWS'; params: { nextOffset: number; highestOffset: number } };

export type FindingCode = Finding['code'];

/** What a scrub of one partition came to: in order when there are no findings. */
export interface ScrubReport {
  topic: string;
  partition: number;
  nextOffset: bigint;
  /** rows of history that came from this partition */
  rows: number;
  /** the digest that the stored bytes make, folded, hex */
  digest: string;
  findings: Finding[];
  /** buckets whose recomputed digest is not the position's */
  unequalBuckets: number[];
}
