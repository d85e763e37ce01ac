import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { flows } from '@sinergi/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadEntities } from './entity/read-entities.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const PERMIT = flows.find(({ flow }) => flow === 'permit')!;

/** A permit that was said in the ordinary flow before it had one of its own. */
const permit = (at: AgencyAtHand, kind: string) => {
  const permitId = randomUUID();
  const said = { permitId, kind, change: 'ISSUED', status: 'ACTIVE' };
  return held(at, 'permit', 'imigrasi-dki', said).then(() => permitId);
};

describe.each([
  ['kec-menteng', ['TERBATAS']],
  ['imigrasi-jakpus', ['TERBATAS', 'DIPLOMATIK', 'DINAS']],
])('%s', (code, kinds) => {
  let agency: AgencyAtHand;
  beforeAll(async () => {
    agency = await agencyAtHand(code);
  });
  afterAll(() => agency?.close());

  it(`is shown permits of the kinds ${kinds.join(', ')}, in lists and one by one`, async () => {
    const all = ['TERBATAS', 'DIPLOMATIK', 'DINAS'];
    const ids = new Map<string, string>();
    for (const kind of all) ids.set(kind, await permit(agency, kind));
    const read = agency.part(ReadEntities);
    const listed = (await read.list(PERMIT, { limit: 10 })).items.map(({ kind }) => kind);
    expect(listed.toSorted()).toEqual(kinds.toSorted());
    for (const [kind, id] of ids) {
      const one = () => read.one(PERMIT, id);
      const history = () => read.history(PERMIT, id);
      if (kinds.includes(kind)) {
        expect(await one()).toMatchObject({ kind });
        expect(await history()).toMatchObject({ items: [{ version: 1 }] });
      } else {
        await expect(one()).rejects.toMatchObject({ code: 'not-found' });
        await expect(history()).rejects.toMatchObject({ code: 'not-found' });
      }
    }
  });
});
