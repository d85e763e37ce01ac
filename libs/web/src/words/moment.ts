import { localeOf } from './duration';

export type Zone = 'WIB' | 'UTC';

const IANA = { WIB: 'Asia/Jakarta', UTC: 'UTC' } as const;

const PARTS = {
  full: { dateStyle: 'medium', timeStyle: 'medium' },
  short: { dateStyle: 'medium', timeStyle: 'short' },
  clock: { timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Formats a moment for people.
 * @param time ISO 8601, or epoch ms
 */
export function moment(
  time: string | number,
  language: string,
  zone: Zone,
  part: keyof typeof PARTS,
): string {
  const key = `${language} ${zone} ${part}`;
  let format = formats.get(key);
  if (!format) {
    // Making a format costs more than using it a hundred times.
    format = new Intl.DateTimeFormat(localeOf(language), { ...PARTS[part], timeZone: IANA[zone] });
    formats.set(key, format);
  }
  return `${format.format(new Date(time))} ${zone}`;
}
