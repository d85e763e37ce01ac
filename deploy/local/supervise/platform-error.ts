export type PlatformErrorCode =
  | 'PART_FAILED'
  | 'PART_LATE'
  | 'CLUSTER_MISMATCH'
  | 'NOT_PREPARED'
  | 'NO_USER'
  | 'TOOL_FAILED'
  | 'STOPPED';

/**
 * Why the platform could not start or go on; the message is one sentence for the person at the
 * terminal.
 */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';

  constructor(
    readonly code: PlatformErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
