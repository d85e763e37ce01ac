/** The codes of findings that count: rows, offsets, buckets or entities, by code. */
export type CountedCode =
  /**
   * buckets in which the stored rows do not give the position's digest: a row was lost, added or
   * changed
   */
  | 'DIGEST_DIFFERS'
  /**
   * fences that are stored where these do not give the position's digest: a fence was lost, added
   * or changed, so records may have been admitted by another directory version
   */
  | 'FENCES_DIFFER'
  /** offsets that more than one row or dead letter claims */
  | 'OFFSET_TAKEN_TWICE'
  /** rows and dead letters of a partition that has no position */
  | 'POSITION_MISSING'
  /** entities of which another version than the highest is marked as the latest */
  | 'STATE_DIFFERS'
  /** entities of which no version is marked as the latest */
  | 'STATE_MISSING'
  /** versions that history lacks without a note, and versions noted as missing that history has */
  | 'HOLES_DIFFER';

/**
 * The codes of findings that compare the copy's own count (expected) with the rows that exist
 * (got).
 */
export type ComparedCode =
  /** the position counts another number of rows than there are */
  | 'RECORDS_DIFFER'
  /**
   * the number of offsets that were read is not the sum of records, duplicates and dead letters, or
   * the position is not directly behind the last of them: some were skipped, lost or taken twice
   */
  | 'OFFSETS_UNACCOUNTED'
  /** the position counts another number of entities than state holds */
  | 'ENTITIES_DIFFER';

/**
 * A finding: a fact of a partition's copy that differs from what applying leaves. The list of codes
 * is closed: consoles and runbooks name each. Params are numbers and carry nothing of any record.
 */
export type Finding =
  | { code: CountedCode; params: { count: number } }
  | { code: ComparedCode; params: { expected: number; got: number } }
  /** rows whose bytes do not match their stored hash */
  | { code: 'ROW_CHANGED'; params: { count: number; firstOffset: number } }
  /**
   * rows whose bytes match their hash, and whose headers do not prove that their owner signed them:
   * the signature was removed or altered, or is another row's
   */
  | { code: 'SIGNATURE_DIFFERS'; params: { count: number; firstOffset: number } }
  /** rows by whose columns queries would find other rows than by their values */
  | { code: 'COLUMNS_DIFFER'; params: { count: number; firstOffset: number } }
  /** there are rows or dead letters at or past the position */
  | { code: 'POSITION_BEHIND_ROWS'; params: { nextOffset: number; highestOffset: number } };

export type FindingCode = Finding['code'];

/** The result of scrubbing one partition. It is in order when there are no findings. */
export interface ScrubReport {
  topic: string;
  partition: number;
  nextOffset: bigint;
  /** rows of history that came from this partition */
  rows: number;
  /** the digest of the stored bytes, folded, hex */
  digest: string;
  findings: Finding[];
  /** buckets whose recomputed digest is not the position's, or with rows of other findings */
  unequalBuckets: number[];
}
