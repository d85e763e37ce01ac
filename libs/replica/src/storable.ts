/**
 * Returns a record's headers as JSON for a jsonb column. Such a column holds no NUL, so NUL is
 * replaced.
 */
export function storableHeaders(headers: Record<string, string>): string {
  const json = JSON.stringify(headers);
  if (!json.includes('\\u0000')) return json;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [withoutNul(name), withoutNul(value)]),
    ),
  );
}

/** Returns filters as JSON for a jsonb column, with NUL replaced. */
export const storableFilters = (
  filters: Readonly<Record<string, unknown>> | null,
): string | null =>
  filters === null ? null : JSON.stringify(filters).replaceAll('\\u0000', '\ufffd');

const withoutNul = (text: string): string => text.replaceAll('\u0000', '\ufffd');

/**
 * Shortens the detail of a dead letter and escapes NUL. Postgres text holds no NUL, and a hostile
 * record may cause one in the detail.
 */
export const storableDetail = (detail: string): string =>
  detail.slice(0, 500).replaceAll('\u0000', '\\0');

/** bytes of a dead letter's key that are stored: enough for the owner and the id in it */
const KEY_BYTES = 200;

/** Shortens the key of a dead letter, which may be as long as a record. */
export const storableKey = (key: Buffer | null): Buffer | null =>
  key === null ? null : key.subarray(0, KEY_BYTES);
