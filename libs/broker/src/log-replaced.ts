/**
 * The log does not hold what was read of it before: it is another log, recreated or written over.
 * The partition is not read on.
 */
export class LogReplaced extends Error {
  override readonly name = 'LogReplaced';
  readonly code = 'LOG_REPLACED';
}
