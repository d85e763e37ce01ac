import { readJson } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import type { AgencyDetail } from '../../../contract/agency';

const REFRESH_MS = 3_000;

export function useAgency(code: string) {
  return useQuery({
    queryKey: ['agency', code],
    queryFn: ({ signal }) =>
      readJson<AgencyDetail>(`/api/agencies/${encodeURIComponent(code)}`, signal),
    refetchInterval: REFRESH_MS,
  });
}
