import { quoted } from '@sinergi/contracts';
import { Problem } from '../problem/problem.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** @throws Problem invalid-request, so that a malformed id never reaches the database */
export function requireUuid(name: string, text: string): string {
  if (!isUuid(text))
    throw new Problem('invalid-request', `Expected a UUID as ${name}, got ${quoted(text)}`);
  return text.toLowerCase();
}
