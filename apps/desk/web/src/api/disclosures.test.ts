import { expect, it } from 'vitest';
import { sealedGroups } from './disclosures.js';
import type { Entity } from './entities.js';

it('names each group that is sealed in an entity once, in lists too', () => {
  const seal = (group: string) => ({ sealed: true, group, scope: 's', generation: 1 });
  const entity = {
    ...{ holder: seal('identity'), address: null, title: 'x', handling: { purpose: 'P' } },
    documents: [seal('identity'), seal('location')],
  };
  expect(sealedGroups(entity as unknown as Entity)).toEqual(['identity', 'location']);
  expect(sealedGroups({ detail: null, evidence: ['a'] } as unknown as Entity)).toEqual([]);
});
