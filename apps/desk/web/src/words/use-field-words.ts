import { useWords } from '@sinergi/web';
import type { FormSchema } from '../../../contract/form/flow-form';
import { spelledOut } from './spelled-out';
import { isInLabel, wordsIn } from './words-in';

/**
 * Returns what fields are called and what helps to fill them in. Where the words have no own text,
 * the schema's description has: an English sentence with the Indonesian term in brackets.
 */
export function useFieldWords(flow: string) {
  const { t, language } = useWords();
  const labelOf = (name: string, schema: FormSchema = {}): string => {
    const { term } = wordsIn(schema);
    const spare = language === 'en' || term === '' ? spelledOut(name) : capital(term);
    return t([`field.${flow}-${name}`, `field.${name}`], { defaultValue: spare });
  };
  return {
    labelOf,
    helpOf: (name: string, schema: FormSchema): string | undefined => {
      const spare = language === 'en' ? wordsIn(schema).sentence : '';
      const help = t([`help.${flow}-${name}`, `help.${name}`], { defaultValue: spare });
      return isInLabel(help, labelOf(name, schema)) ? undefined : help;
    },
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
