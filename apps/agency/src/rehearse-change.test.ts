import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putVersion } from './database/testing/put-version.js';
import { RehearseChange } from './directory/rehearse-change.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand('kec-menteng');
  const { database } = agency.parts;
  for (const [at, [topic, kecamatan, days]] of (
    [
      ['timpora.sighting', '31.71.06', 1],
      ['timpora.sighting', '31.71.06', 40],
      ['timpora.sighting', '31.71.07', 1],
      ['timpora.bulletin', null, 2],
    ] as const
  ).entries()) {
    const appendedAt = new Date(Date.now() - days * 24 * 3_600_000);
    const said = { topic, key: `kec:${at}`, value: Buffer.from('x'), kecamatan, appendedAt };
    await putVersion(database.query, said);
  }
});
afterAll(() => agency.close());

describe('a rehearsal', () => {
  it('counts the events of the last days that a right concerns', async () => {
    const rehearse = await agency.part(RehearseChange).execute();
    const of = (right: string, what: string) => rehearse({ right, what })?.events ?? null;
    expect(of('subscribes', 'sighting')).toBe(2);
    expect(of('publishes', 'bulletin')).toBe(1);
    expect(of('area', '31.71.06')).toBe(1);
    expect(of('area', '31.71')).toBe(2);
    expect(of('area', 'everywhere')).toBe(2);
    expect(of('opens', 'location in 31.71.07')).toBe(1);
    expect(of('opens', 'location everywhere')).toBe(2);
    expect(of('opens', 'case everywhere')).toBe(0);
    expect(of('key', 'ed25519-0')).toBeNull();
  });
});
