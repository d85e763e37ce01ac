import { readJson } from '@sinergi/web';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';

export const groundQuery = queryOptions({
  queryKey: ['ground'],
  queryFn: () => readJson<Ground>('/api/ground'),
  staleTime: Number.POSITIVE_INFINITY,
  // A page that opened while the server was starting finds it soon.
  refetchInterval: ({ state: { error, data } }) => (error && !data ? 3_000 : false),
});

/** Returns lane, agencies, districts and flows; undefined until they are known. */
export const useGround = (): Ground | undefined => useQuery(groundQuery).data;

/** Returns the names of agencies in the chosen language. */
export function useAgencyName(): (code: string) => string {
  const { nameOf } = useNames();
  return nameOf;
}

/** Returns the names of districts by their codes. */
export function useDistrictName(): (code: string | null) => string {
  const ground = useGround();
  return (code) => ground?.districts.find((one) => one.code === code)?.name ?? code ?? '–';
}

function useNames() {
  const ground = useGround();
  const isEnglish = document.documentElement.lang === 'en';
  return {
    nameOf: (code: string): string => {
      const agency = ground?.agencies.find((one) => one.code === code);
      return agency ? (isEnglish ? agency.nameEn : agency.nameId) : code;
    },
  };
}
