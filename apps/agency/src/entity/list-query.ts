import { Problem } from '../door/problem.js';
import { requireUuid } from '../door/require-uuid.js';

/** What a list of entities is narrowed to; absent means any. */
export interface ListQuery {
  subjectId: string | null;
  kecamatan: string | null;
  owner: string | null;
  kind: string | null;
  change: string | null;
  /** RFC 3339; occurred at or after */
  from: string | null;
  /** RFC 3339; occurred before */
  to: string | null;
  limit: number;
  cursor: string | null;
}

const TEXT_FILTERS = ['kecamatan', 'owner', 'kind', 'change'] as const;
const FILTERS = ['subjectId', ...TEXT_FILTERS, 'from', 'to', 'limit', 'cursor'];
const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 200;

/** @throws Problem invalid-request that names the parameter */
export function readListQuery(query: Record<string, unknown>): ListQuery {
  const texts = readTexts(query, FILTERS);
  const [kecamatan, owner, kind, change] = TEXT_FILTERS.map((name) => texts[name] ?? null);
  return {
    subjectId:
      texts['subjectId'] === undefined ? null : requireUuid('subjectId', texts['subjectId']),
    kecamatan: kecamatan!,
    owner: owner!,
    kind: kind!,
    change: change!,
    from: readTime('from', texts['from']),
    to: readTime('to', texts['to']),
    limit: readLimit(texts['limit'], DEFAULT_LIMIT, LARGEST_LIMIT),
    cursor: texts['cursor'] ?? null,
  };
}

/** Query parameters that are known, each once and as text. @throws Problem invalid-request */
export function readTexts(
  query: Record<string, unknown>,
  known: readonly string[],
): Record<string, string | undefined> {
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name))
      throw new Problem(
        'invalid-request',
        `Expected one of ${known.join(', ')}, got ${name.slice(0, 80)}`,
      );
    if (typeof value !== 'string' || value.includes('\u0000'))
      throw new Problem(
        'invalid-request',
        `Expected ${name} once and as plain text, got something else`,
      );
  }
  return query as Record<string, string | undefined>;
}

/** @throws Problem invalid-request */
export function readLimit(text: string | undefined, byDefault: number, largest: number): number {
  if (text === undefined) return byDefault;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(limit >= 1 && limit <= largest))
    throw new Problem(
      'invalid-request',
      `Expected a limit from 1 to ${largest}, got ${JSON.stringify(text.slice(0, 80))}`,
    );
  return limit;
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;
/** What every part of the path can hold: the database has no year 0, and nothing we keep is that old. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

function readTime(name: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const at = RFC3339.test(text) ? Date.parse(text) : Number.NaN;
  if (!(at >= EARLIEST && at <= LATEST))
    throw new Problem(
      'invalid-request',
      `Expected an RFC 3339 time in ${name}, got ${JSON.stringify(text.slice(0, 80))}`,
    );
  return new Date(at).toISOString();
}
