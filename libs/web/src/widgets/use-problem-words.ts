import { ServerProblem } from '../api/server-problem';
import { useWords } from '../words/use-words';

/**
 * Returns a problem in the chosen language by its code. What exactly was expected and got stays in
 * the server's own words.
 */
export function useProblemWords(): (error: unknown) => { title: string; detail: string | null } {
  const { t } = useWords();
  return (error) => {
    if (!(error instanceof ServerProblem))
      return {
        title: t('problem'),
        detail: error instanceof Error ? error.message : String(error),
      };
    const title = t(`problems.${error.code}`, {
      defaultValue: error.title || t('problem'),
    });
    return { title, detail: error.status === 0 ? null : error.detail };
  };
}
