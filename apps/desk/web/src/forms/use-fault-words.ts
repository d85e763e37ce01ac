import { useWords } from '@sinergi/web';
import type { Fault } from '../../../contract/form/check-form';

/** Returns what is wrong at a field, in the chosen language. */
export function useFaultWords(): (fault: Fault | undefined) => string | undefined {
  const { t } = useWords();
  return (fault) => fault && t(`form.fault.${fault.code}`, fault.params);
}
