export const TOPIC_KINDS = ['flows', 'own', 'all'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** The list of topics: what is searched for, which kind, in which order. */
export interface TopicsSearch {
  search?: string | undefined;
  /** the flows of the exchange where absent */
  kind?: Exclude<TopicKind, 'flows'> | undefined;
  /** a column, after a minus the other way round */
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
