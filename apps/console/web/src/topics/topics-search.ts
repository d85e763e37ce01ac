import type { SortSearch } from '../tables/sort-search';
import { readSort } from '../tables/sort-search';

export const TOPIC_KINDS = ['flows', 'own', 'all'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** The list of topics: what is searched for, which kind, in which order. */
export interface TopicsSearch extends SortSearch {
  search?: string | undefined;
  /** the flows of the exchange where absent */
  kind?: Exclude<TopicKind, 'flows'> | undefined;
}

export function readTopicsSearch(raw: Record<string, unknown>): TopicsSearch {
  const { search, kind } = raw;
  return {
    ...(typeof search === 'string' && search !== '' ? { search } : {}),
    ...(kind === 'own' || kind === 'all' ? { kind } : {}),
    ...readSort(raw),
  };
}
