/** Joins a number and its noun: 1 violation, 2 violations. */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
