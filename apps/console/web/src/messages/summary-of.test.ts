import { describe, expect, it } from 'vitest';
import type { SealedGroup } from '../../../contract/topics.js';
import { sealedGroupsOf, summaryOf } from './summary-of.js';

/** As an agency's API says it: `sealed-group.test.ts` of the server holds it to these fields. */
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

  it('names the fields that are sealed', () => {
    expect(sealedGroupsOf({ person: sealed, place: null, activity: 'WORK' })).toEqual([
      { field: 'person', sealed },
    ]);
  });

  it('names a field that holds several sealed groups, and shows nothing of them', () => {
    const value = { members: [sealed, { ...sealed, scope: 'polri-jakpus' }] };
    expect(sealedGroupsOf(value).map(({ field, sealed: { scope } }) => [field, scope])).toEqual([
      ['members 1', 'kec-menteng'],
      ['members 2', 'polri-jakpus'],
    ]);
    expect(summaryOf(value)).toBe('members: ▒▒▒');
  });
});
