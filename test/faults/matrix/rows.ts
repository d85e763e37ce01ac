import type { Fault } from './fault.js';
import { faults } from './faults.js';

/**
 * Faults that are inflicted one after the other before the oracles are asked: what one leaves
 * behind is in the way of the next.
 */
const ROWS: readonly (readonly number[])[] = [
  [8, 9, 13, 14, 15, 16, 18],
  [1, 2, 3],
  [4, 11, 17],
  [5, 6, 7, 10],
  [21, 22],
];

const those = (...numbers: number[]): readonly Fault[] =>
  faults.filter(({ number }) => numbers.includes(number));

export const rows: readonly (readonly Fault[])[] = ROWS.map((numbers) => those(...numbers));

/**
 * These restart the broker, or all agencies, several times each, and tell two hosts apart: each is
 * asked alone.
 */
export const hostedRows: readonly (readonly Fault[])[] = those(12, 23).map((fault) => [fault]);

/** The log is shorter afterwards: nobody can join any more. */
export const lastRows: readonly (readonly Fault[])[] = those(19).map((fault) => [fault]);
