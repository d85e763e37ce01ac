import { flows, sampleEvents, toJson } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import type { SealedGroup } from '../../contract/topics.js';

/**
 * Every field of the console's type: the test does not compile when a field is added or removed.
 */
const FIELDS: Record<keyof SealedGroup, string> = {
  sealed: 'boolean',
  group: 'string',
  scope: 'string',
  generation: 'number',
};

describe('a sealed group', () => {
  it('has in the console what the agencies say of it, in every flow that seals', () => {
    const told = flows.flatMap(({ flow, recordName, sealed }) => {
      const value = sampleEvents().find((event) => event.recordName === recordName)?.value;
      if (!value) return [];
      const json = toJson(flow, value as unknown as Record<string, unknown>);
      return sealed.flatMap(({ field }) => json[field] ?? []).flat();
    }) as Record<string, unknown>[];
    expect(told.length).toBeGreaterThan(0);
    for (const group of told)
      expect(
        Object.fromEntries(Object.entries(group).map(([name, held]) => [name, typeof held])),
      ).toEqual(FIELDS);
  });
});
