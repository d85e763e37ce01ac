/**
 * The error for a log that does not hold the records read before: it is another log, recreated or
 * overwritten. The partition is not read on.
 */
export class LogReplaced extends Error {
  override readonly name = 'LogReplaced';
  readonly code = 'LOG_REPLACED';
}
