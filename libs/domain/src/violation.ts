/**
 * One reason for which a message cannot be true. It never carries personal content, because
 * violations travel in error answers and logs.
 */
export interface Violation {
  /** JSON pointer (RFC 6901) into the message */
  field: string;
  expected: string;
  got: string;
}
