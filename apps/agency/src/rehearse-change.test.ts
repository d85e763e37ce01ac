import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    await database.query(
      `INSERT INTO history (topic, key, version, event_id, partition, log_offset, appended_at,
         headers, value, hash, feed_seq)
       VALUES ($1, $2, 1, gen_random_uuid(), 0, $3, now() - make_interval(days => $4), '{}', 'x',
         sha256('x'), $3)`,
      [topic, `kec:${at}`, at, days],
    );
    await database.query(
      `INSERT INTO state (topic, key, version, owner, entity_id, change, occurred_at, kecamatan,
         value)
       VALUES ($1, $2, 1, 'kec', gen_random_uuid(), 'REPORTED', now(), $3, 'x')`,
      [topic, `kec:${at}`, kecamatan],
    );
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
