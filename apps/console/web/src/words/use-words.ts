import { duration, useWords as useSharedWords } from '@sinergi/web';
import type { Reason } from '../../../contract/overview';

/** Returns the words and number formats of the chosen language, and the console's own. */
export function useWords() {
  const words = useSharedWords();
  const { t, language, number } = words;
  return {
    ...words,
    /** a time lag; less than a second is shown as none, an unknown lag as a dash */
    lag: (lagMs: number | null): string =>
      lagMs === null ? '–' : lagMs < 1_000 ? t('noLag') : duration(lagMs / 1_000, language),
    reason: ({ code, params }: Reason): string =>
      t(`reason.${code}`, {
        ...params,
        pending: number(params['pending'] ?? 0),
        duration: duration(Number(params['seconds'] ?? 0), language),
      }),
  };
}
