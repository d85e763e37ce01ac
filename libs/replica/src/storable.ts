/** As JSON for a jsonb column, which holds no NUL: what the history keeps of a record's headers. */
export function storableHeaders(headers: Record<string, string>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value].map((text) => text.replaceAll('\u0000', '\ufffd')))),
  );
}

/** Postgres text holds no NUL, and a hostile record may quote one in why it is dead. */
export const storableDetail = (detail: string): string => detail.slice(0, 500).replaceAll('\u0000', '\\0');
