import { localeOf } from '@sinergi/web';

const formats = new Map<string, Intl.NumberFormat>();

/** Formats a 64-bit decimal with the language's grouping; a double would round it. */
export function exactNumber(text: string, language: string): string {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.NumberFormat(localeOf(language));
    formats.set(language, format);
  }
  return format.format(BigInt(text));
}
