import { Problem } from '../problem/problem.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Returns the text of a body. Bytes that are no UTF-8 are refused: replaced, they would make
 * another text than the one that was sent. Source: RFC 8259, 8.1.
 *
 * @throws Problem invalid-request
 */
export function utf8Text(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem('invalid-request', 'Expected JSON in UTF-8, got something else');
  }
}
