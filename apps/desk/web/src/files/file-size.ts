const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** Returns a size in words, such as 2,4 MB. @param bytes counted by thousands */
export function fileSize(bytes: number, language: string): string {
  const at = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const format = new Intl.NumberFormat(language, {
    ...{ style: 'unit', unit: UNITS[at]!, unitDisplay: 'short', maximumFractionDigits: 1 },
  });
  return format.format(bytes / 1_000 ** at);
}
