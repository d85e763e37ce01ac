import { createHash } from 'node:crypto';

/**
 * Returns SHA-256 of a schema, 32 bytes, whatever the order of its members and its white space: a
 * registry may serve a schema in another order than that in which it was registered. The form is
 * that of RFC 8785 (JSON Canonicalization Scheme): members by name, no white space. Schemas have no
 * fractions, for which that scheme has more rules.
 *
 * @throws SyntaxError for a text that is no JSON
 */
export function hashOfSchema(text: string): Buffer {
  return createHash('sha256')
    .update(canonical(JSON.parse(text)), 'utf8')
    .digest();
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
