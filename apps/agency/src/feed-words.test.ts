import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { LIVE } from '@sinergi/domain';
import { continueTrace } from '@sinergi/observability';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadFeedEvents } from './feed/read-feed-events.js';
import type { Access } from './http/access.js';
import { ALL_LANES } from './http/query-parameters.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const OWN = 'kec-menteng';
const READS: Access = {
  ...{ clientId: `${OWN}.system`, agency: OWN, expiresAt: 0, officer: null },
  ...{ scopes: new Set(['alert:read', 'request:read', 'response:read', 'permit:read']) },
  trace: continueTrace(),
};
const alertId = randomUUID();

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand(OWN);
  const alert = (owner: string, said: Record<string, unknown>) =>
    held(agency, 'alert', owner, said);
  await alert('deteksi', { alertId, addressees: [OWN], status: 'OPEN' });
  await alert('deteksi', { addressees: ['kec-senen'], competentAgency: OWN, status: 'CLOSED' });
  await alert('deteksi', { addressees: [], competentAgency: 'polri-jakpus', status: 'OPEN' });
  await held(agency, 'request', 'polri-jakpus', { addressees: [OWN, 'kec-senen'] });
  await held(agency, 'response', 'polri-jakpus', { alertId });
  await held(agency, 'permit', 'imigrasi-jakpus', {});
  await agency.parts.database.query(
    'UPDATE feed SET last_seq = (SELECT max(feed_seq) FROM history)',
  );
});
afterAll(() => agency?.close());

/** Returns the flows of the events that come, in their order. */
async function read(asked: Record<string, string>): Promise<string[]> {
  const feed = agency.part(ReadFeedEvents);
  const choice = feed.choiceOf(READS, asked, LIVE);
  const { items } = await feed.page(0n, 50, choice);
  return items.map(({ event }) => event.type.split('.').at(-2)!);
}
const refusalOf = (asked: Record<string, string>): string => {
  try {
    agency.part(ReadFeedEvents).choiceOf(READS, asked, LIVE);
  } catch (error) {
    return String((error as { detail?: string }).detail);
  }
  throw new Error('Expected a refusal, got none');
};

describe('a feed that is narrowed by words', () => {
  it.each<[string, Record<string, string>, number]>([
    ['who is addressed', { addressedTo: 'me' }, 2],
    ['who is addressed, by code', { addressedTo: 'kec-senen' }, 2],
    ['who is competent', { competentAgency: 'me' }, 1],
    ['a status', { flows: 'alert', status: 'OPEN' }, 2],
    ['two at once', { flows: 'alert', status: 'OPEN', addressedTo: 'me' }, 1],
    ['the alert, and what answers it', { alertId }, 2],
    ['an alert that nobody knows', { alertId: randomUUID() }, 0],
    ['nothing', {}, 6],
  ])('has only what fits %s', async (_what, asked, count) => {
    expect(await read({ ...asked, lane: ALL_LANES })).toHaveLength(count);
  });

  it('refuses a word that a named flow does not have, and says which', () => {
    expect(refusalOf({ flows: 'alert,permit', addressedTo: 'me' })).toContain('permit');
    expect(refusalOf({ flows: 'permit', alertId })).toContain('alertId');
  });
});
