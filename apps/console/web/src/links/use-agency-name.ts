import { useAgencies } from '../live/overview-feed';
import { useWords } from '../words/use-words';

/**
 * Returns the names of agencies in the chosen language; the code itself for a code that is not an
 * agency, or not known yet.
 */
export function useAgencyName(): (code: string) => string {
  const { nameOf } = useWords();
  const agencies = useAgencies();
  return (code) => {
    const agency = agencies.find((known) => known.code === code);
    return agency ? nameOf(agency) : code;
  };
}
