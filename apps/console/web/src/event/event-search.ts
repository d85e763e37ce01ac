export const EVENT_TABS = ['decoded', 'raw', 'headers'] as const;
export type EventTab = (typeof EVENT_TABS)[number];

/** An event's page: through whose API, and which side of it. */
export interface EventSearch {
  agency?: string | undefined;
  /** decoded where absent */
  tab?: Exclude<EventTab, 'decoded'> | undefined;
  /** the waterfall as a table */
  table?: true | undefined;
}

export function readEventSearch(raw: Record<string, unknown>): EventSearch {
  const { agency, tab, table } = raw;
  return {
    ...(typeof agency === 'string' && agency !== '' ? { agency } : {}),
    ...(tab === 'raw' || tab === 'headers' ? { tab } : {}),
    ...(table === true ? { table } : {}),
  };
}
