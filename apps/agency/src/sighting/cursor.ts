import { Problem } from '../door/problem.js';

/** Where a page of a list ended: newest first, ties by key. */
export interface Cursor {
  /** RFC 3339 */
  occurredAt: string;
  key: string;
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.occurredAt, cursor.key])).toString('base64url');
}

/** @throws Problem invalid-request for anything that `encodeCursor` did not make */
export function decodeCursor(text: string): Cursor {
  try {
    const [occurredAt, key] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (typeof occurredAt === 'string' && !Number.isNaN(Date.parse(occurredAt)) && typeof key === 'string' && !key.includes('\u0000'))
      return { occurredAt, key };
  } catch {
    // Falls through to the refusal: what the parser would say helps nobody.
  }
  throw new Problem('invalid-request', 'Expected a cursor from the page before, got something else');
}
