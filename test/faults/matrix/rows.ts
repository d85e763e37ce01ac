import type { Fault } from './fault.js';
import { faults } from './faults.js';

/**
 * Faults that run one after the other before the oracles are asked, so that each meets the remains
 * of the one before.
 */
const ROWS: readonly (readonly number[])[] = [
  [8, 9, 13, 14, 15, 16, 18],
  [1, 2, 3],
  [4, 11, 17],
  [5, 6, 7, 10],
  [20, 21, 22],
];

const those = (...numbers: number[]): readonly Fault[] =>
  faults.filter(({ number }) => numbers.includes(number));

export const rows: readonly (readonly Fault[])[] = ROWS.map((numbers) => those(...numbers));

/**
 * Faults that restart the broker or all agencies several times, or that tell two hosts apart. Each
 * runs alone, by `npm run faults`: they are a fifth of the suite's time, which `npm test` does not
 * have on a slow day.
 */
export const hostedRows: readonly (readonly Fault[])[] = those(12, 23).map((fault) => [fault]);

/** Faults after which the log is shorter: no agency can join any more. */
export const lastRows: readonly (readonly Fault[])[] = those(19).map((fault) => [fault]);
