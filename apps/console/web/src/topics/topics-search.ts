export const TOPIC_KINDS = ['flows', 'own', 'all'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** The address of the list of topics: its search text, its kind and its order. */
export interface TopicsSearch {
  search?: string | undefined;
  /** the flows of the exchange where absent */
  kind?: Exclude<TopicKind, 'flows'> | undefined;
  /** the name of a column; a minus before it reverses the order */
  sort?: string | undefined;
}

export function readTopicsSearch(raw: Record<string, unknown>): TopicsSearch {
  const { search, kind, sort } = raw;
  return {
    ...(typeof search === 'string' && search !== '' ? { search } : {}),
    ...(kind === 'own' || kind === 'all' ? { kind } : {}),
    ...(typeof sort === 'string' && sort !== '' ? { sort } : {}),
  };
}
