/**
 * One way in which a message cannot be true. Never carries personal content: a violation travels in
 * error answers and logs.
 */
export interface Violation {
  /** JSON pointer (RFC 6901) into the message */
  field: string;
  expected: string;
  got: string;
}
