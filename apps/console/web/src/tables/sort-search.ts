import type { SortingState } from '@tanstack/react-table';

/** The order of a table, as an address holds it. */
export interface SortSearch {
  sort?: string | undefined;
  descending?: true | undefined;
}

export function readSort(raw: Record<string, unknown>): SortSearch {
  const { sort, descending } = raw;
  if (typeof sort !== 'string' || !/^\w{1,40}$/.test(sort)) return {};
  return { sort, ...(descending === true ? { descending } : {}) };
}

export const sortingOf = ({ sort, descending }: SortSearch): SortingState => (sort ? [{ id: sort, desc: descending === true }] : []);

export function sortOf(sorting: SortingState): SortSearch {
  const first = sorting[0];
  return { sort: first?.id, descending: first?.desc ? true : undefined };
}
