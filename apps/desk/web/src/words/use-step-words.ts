import { useWords } from '@sinergi/web';
import { useValueWords } from './use-value-words';

/** Returns what an officer may do, as a button says it. */
export function useStepWords() {
  const { t } = useWords();
  const wordOf = useValueWords();
  return {
    stepOf: (flow: string, change: string): string =>
      t([`step.${flow}-${change}`, `step.${change}`], { defaultValue: wordOf('change', change) }),
  };
}
