import { useTranslation } from 'react-i18next';
import { duration, localeOf, shortSeconds } from './duration';

/**
 * Converts an offset or a count of records for formatting. Both are 64-bit and come as text: beyond
 * 2^53 a `number` would be a different value.
 */
export function exact(value: number | string): number | bigint {
  return typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : Number(value);
}

/** Returns the words and number formats of the chosen language. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
  return {
    t,
    language,
    number: (value: number | string): string => number.format(exact(value)),
    /** an agency's name in the chosen language */
    nameOf: ({ nameId, nameEn }: { nameId: string; nameEn: string }): string =>
      language === 'en' ? nameEn : nameId,
    duration: (seconds: number): string => duration(seconds, language),
    /** to a tenth of a second, short, for axes and columns. @param ms milliseconds */
    seconds: (ms: number): string => shortSeconds(ms / 1_000, language),
  };
}
