import type { Approval } from '@sinergi/directory';
import { describe, expect, it } from 'vitest';
import { isHeld, type ProposedRecord } from './proposal.js';

const HOUR_MS = 3_600_000;
const NOW = 1_900_000_000_000;

/** A proposal of two records, of which the second has approvals that end then. */
const proposal = (proposedAt: number, ...ends: number[]) => ({
  proposedAt,
  records: [
    { approvals: [] as Approval[] } as ProposedRecord,
    { approvals: ends.map((until) => ({ until }) as Approval) } as ProposedRecord,
  ],
});

describe('what a person proposed', () => {
  it.each([
    ['waits for its first hour', proposal(NOW - HOUR_MS + 1), true],
    ['is replaced after it where nobody approved', proposal(NOW - HOUR_MS), false],
    ['waits as long as an approval is in force', proposal(NOW - 9 * HOUR_MS, NOW, NOW + 1), true],
    ['is replaced once all approvals are over', proposal(NOW - 9 * HOUR_MS, NOW - 1, NOW), false],
  ])('%s', (_, proposed, expected) => {
    expect(isHeld(proposed, NOW)).toBe(expected);
  });
});
