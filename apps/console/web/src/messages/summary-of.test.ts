import { describe, expect, it } from 'vitest';
import type { SealedGroup } from '../../../contract/topics.js';
import { summaryOf } from './summary-of.js';

/**
 * The form that an agency's API gives; `sealed-group.test.ts` of the server compares its fields.
 */
const sealed = {
  sealed: true,
  group: 'identity',
  scope: 'kec-menteng',
  generation: 7,
} as const satisfies SealedGroup;

describe('an event in a line', () => {
  it('tells what is its own, sealed groups as sealed, and nothing that is empty', () => {
    const value = {
      eventId: 'x',
      sightingId: 'y',
      owner: 'kec-menteng',
      kecamatan: '31.71.06',
      peopleCount: 2,
      person: sealed,
      subjectId: null,
    };
    expect(summaryOf(value, 'y')).toBe('kecamatan: 31.71.06 · peopleCount: 2 · person: ▒▒▒');
  });

  it('cuts what would fill the line', () => {
    expect(summaryOf({ body: 'a'.repeat(60) })).toBe(`body: ${'a'.repeat(40)}…`);
  });

  it('tells a field that holds several sealed groups as one', () => {
    expect(summaryOf({ members: [sealed, sealed] })).toBe('members: ▒▒▒');
  });
});
