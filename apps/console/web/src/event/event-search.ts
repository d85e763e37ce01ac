export const EVENT_TABS = ['decoded', 'raw', 'headers'] as const;
export type EventTab = (typeof EVENT_TABS)[number];

/** The address of an event's page: the agency whose API is asked, and the tab. */
export interface EventSearch {
  agency?: string | undefined;
  /** the decoded content where absent */
  tab?: Exclude<EventTab, 'decoded'> | undefined;
  /** whether the waterfall is shown as a table */
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
