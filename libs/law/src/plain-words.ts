/** @param count of a thing whose name gets an s: "1 day", "30 days" */
export const counted = (count: number, thing: string): string =>
  `${count} ${thing}${count === 1 ? '' : 's'}`;

/** Codes as a list: "A, B or C". */
export const listed = (codes: readonly string[]): string =>
  codes.length < 2
    ? (codes[0] ?? 'none')
    : `${codes.slice(0, -1).join(', ')} or ${codes[codes.length - 1]}`;
