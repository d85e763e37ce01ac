import { pathWith, queries, readJson } from '@sinergi/web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AlertBoard } from '../../../contract/alerts';

const REFRESH_MS = 3_000;

export function useAlertBoard(state: 'open' | 'all') {
  return useQuery({
    queryKey: ['alerts', state],
    queryFn: ({ signal }) => readJson<AlertBoard>(pathWith('/api/alerts', { state }), signal),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export const lookAgainAtAlerts = (): Promise<void> =>
  queries.invalidateQueries({ queryKey: ['alerts'] });
