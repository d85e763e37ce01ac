import { useWords } from '@sinergi/web';
import { spelledOut } from './spelled-out';

/** Returns a value of a list of choices in the chosen language. */
export function useValueWords(): (field: string, value: string) => string {
  const { t } = useWords();
  return (field, value) =>
    /^[A-Z][A-Z_]*$/.test(value)
      ? t([`value.${field}-${value}`, `value.${value}`], { defaultValue: spelledOut(value) })
      : value;
}
