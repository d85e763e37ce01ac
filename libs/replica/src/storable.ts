/** As JSON for a jsonb column, which holds no NUL: what the history keeps of a record's headers. */
export function storableHeaders(headers: Record<string, string>): string {
  const json = JSON.stringify(headers);
  if (!json.includes('\\u0000')) return json;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [withoutNul(name), withoutNul(value)]),
    ),
  );
}

const withoutNul = (text: string): string => text.replaceAll('\u0000', '\ufffd');

/** Postgres text holds no NUL, and a hostile record may quote one in why it is dead. */
export const storableDetail = (detail: string): string =>
  detail.slice(0, 500).replaceAll('\u0000', '\\0');
