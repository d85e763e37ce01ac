import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../contract/overview';
import { duration, localeOf } from './duration';

/** The words and number formats of the chosen language. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
  return {
    t,
    language,
    number: (value: number | string): string => number.format(Number(value)),
    /** an agency's name in the chosen language */
    nameOf: ({ nameId, nameEn }: { nameId: string; nameEn: string }): string => (language === 'en' ? nameEn : nameId),
    duration: (seconds: number): string => duration(seconds, language),
    reason: ({ code, params }: Reason): string =>
      t(`reason.${code}`, {
        ...params,
        pending: number.format(Number(params['pending'] ?? 0)),
        duration: duration(Number(params['seconds'] ?? 0), language),
      }),
  };
}
