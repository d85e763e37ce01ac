const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : 'id-ID');

/**
 * Formats a duration in the largest unit of which it has at least two, so that "90 seconds" stays
 * exact and three hours are not 10,800 seconds.
 */
export function duration(seconds: number, language: string): string {
  const [unit, size] =
    STEPS.find(([, length]) => seconds >= 2 * length) ?? (['second', 1] as const);
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(Math.floor(seconds / size));
}

export function shortSeconds(seconds: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(seconds);
}
