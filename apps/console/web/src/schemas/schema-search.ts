/** The address of the list of schemas: its search text and its order. */
export interface SchemasSearch {
  search?: string | undefined;
  sort?: string | undefined;
}

export function readSchemasSearch(raw: Record<string, unknown>): SchemasSearch {
  const { search, sort } = raw;
  return {
    ...(typeof search === 'string' && search !== '' ? { search } : {}),
    ...(typeof sort === 'string' && sort !== '' ? { sort } : {}),
  };
}

export const SCHEMA_TABS = ['versions', 'differences', 'readiness', 'check'] as const;
export type SchemaTab = (typeof SCHEMA_TABS)[number];

/** The address of a schema's page: its tab, and the two versions that are compared. */
export interface SchemaSearch {
  /** the tab of versions where absent */
  tab?: Exclude<SchemaTab, 'versions'> | undefined;
  /** the version that is shown */
  version?: number | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

export function readSchemaSearch(raw: Record<string, unknown>): SchemaSearch {
  const search: SchemaSearch = {};
  const tab = SCHEMA_TABS.find((known) => known === raw['tab']);
  if (tab && tab !== 'versions') search.tab = tab;
  for (const name of ['version', 'from', 'to'] as const) {
    const value = raw[name];
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) search[name] = value;
  }
  return search;
}
