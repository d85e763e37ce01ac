import { localeOf } from '@sinergi/web';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/**
 * Formats a size for people: at most three digits before the point, in steps of 1,000 (SI).
 * @param bytes 64-bit decimal
 */
export function byteSize(bytes: string, language: string): string {
  let value = Number(bytes);
  let step = 0;
  while (value >= 999.5 && step < UNITS.length - 1) {
    value /= 1_000;
    step += 1;
  }
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(value);
}
