import { localeOf, useWords } from '@sinergi/web';

/** Returns the format of days in the chosen language. */
export function useDay(): (day: string) => string {
  const { language } = useWords();
  const format = new Intl.DateTimeFormat(localeOf(language), {
    ...{ dateStyle: 'medium', timeZone: 'UTC' },
  });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
