import { describe, expect, it } from 'vitest';
import { sealedGroupsOf, summaryOf } from './summary-of.js';

const sealed = { sealed: true, group: 'identity', keyId: 'kec-menteng/identity/7', sizeBytes: 412 };

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
});
