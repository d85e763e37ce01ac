import { describe, expect, it } from 'vitest';
import type { SealedGroup } from '../../../contract/topics.js';
import { sealedGroupsOf } from './sealed-in.js';

/**
 * The form that an agency's API gives; `sealed-group.test.ts` of the server compares its fields.
 */
const sealed = {
  sealed: true,
  group: 'identity',
  scope: 'kec-menteng',
  generation: 7,
} as const satisfies SealedGroup;

describe('what is sealed in an event', () => {
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
  });
});
