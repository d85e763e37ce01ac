import { pathWith, queries, readJson } from '@sinergi/web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AlertBoard } from '../../../contract/alerts';

const REFRESH_MS = 3_000;

/** @param enabled false while it is known that no alert is there */
export function useAlertBoard(state: 'open' | 'all', enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['alerts', state],
    queryFn: ({ signal }) => readJson<AlertBoard>(pathWith('/api/alerts', { state }), signal),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export const lookAgainAtAlerts = (): Promise<void> =>
  queries.invalidateQueries({ queryKey: ['alerts'] });
