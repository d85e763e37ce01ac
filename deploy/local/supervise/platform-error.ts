export type PlatformErrorCode =
  | 'PART_FAILED'
  | 'PART_LATE'
  | 'CLUSTER_MISMATCH'
  | 'NOT_PREPARED'
  | 'NO_USER'
  | 'TOOL_FAILED'
  | 'STOPPED';

/**
 * The reason why the platform could not start or continue. The message is one sentence for the
 * person at the terminal.
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
