/**
 * GET /api/dead-letters: by agency and cause. Groups come from the agency's API where the operator
 * may ask it; the count always from its report.
 */
export interface DeadLetterBoard {
  agencies: DeadLetterAgency[];
}

export interface DeadLetterAgency {
  agency: string;
  /** as reported; null without a report */
  count: number | null;
  /**
   * null where the operator may not ask, or the agency does not answer: then `unavailable` says
   * which
   */
  groups: DeadLetterGroup[] | null;
  unavailable: 'forbidden' | 'no-answer' | null;
}

export interface DeadLetterGroup {
  reason: string;
  topic: string;
  count: number;
  oldestAt: string;
  newestAt: string;
}

/** GET /api/agencies/:code/dead-letters?reason=&topic=&cursor= : Page<DeadLetterRow> */
export interface DeadLetterRow {
  topic: string;
  partition: number;
  offset: string;
  reason: string;
  detail: string;
  key: string | null;
  sha256: string;
  sizeBytes: number;
  appendedAt: string;
  parkedAt: string;
}

/**
 * GET /api/agencies/:code/dead-letters/:topic/:partition/:offset : why it cannot be used, step by
 * step.
 */
export interface DeadLetterInspection extends DeadLetterRow {
  /** whether headers, value and bytes are shown: only to who may read such records at the agency */
  isShown: boolean;
  headers: Record<string, string>;
  steps: {
    step: 'FRAME' | 'SCHEMA' | 'DECODE' | 'HEADERS' | 'ENTITLEMENT' | 'PARTITION';
    ok: boolean | null;
    expected: string;
    got: string;
  }[];
  /** what the decoder could read, sealed groups as sealed; null where it could not */
  value: Record<string, unknown> | null;
  /** the first 1,024 bytes, as `hexdump -C` shows them */
  hex: string;
  /** what a human can do about it: codes the page has words for */
  remedies: (
    | 'REDRIVE'
    | 'FIX_DIRECTORY'
    | 'REGISTER_SCHEMA'
    | 'ASK_PUBLISHER'
    | 'HEAL'
    | 'DISMISS'
  )[];
}
