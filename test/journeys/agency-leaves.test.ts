import { randomUUID } from 'node:crypto';
import { namedEntityId, SIGNATURE_HEADER, type Sighting } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { eventually, withSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { ConsoleOperator } from '../support/console-operator.js';
import { deadLetterAt } from '../support/dead-letter-at.js';
import { DirectoryHands, WHO } from '../support/directory-hands.js';
import { busAs, codecOf, publisherOn, ReportReader } from '../support/operator-view.js';
import { agencyOf, everyAgency, platform } from '../support/platform.js';
import { runSinergi } from '../support/run-sinergi.js';
import { signAs } from '../support/sign-as.js';
import { Traffic } from '../support/traffic.js';

/**
 * A member leaves, and comes back, by the approvals of several agencies and while the others work.
 * No other journey needs this agency.
 */
const LEAVER = 'kec-johar-baru';
const DISTRICT = '31.71.08';
const PUBLISHERS = ['polri-jakpus', 'imigrasi-jakpus', 'tni-jakpus'];
const TOPIC = 'timpora.sighting';
const WITHIN_MS = 180_000;

const descriptor = platform();
const codes = everyAgency(descriptor).map(({ code }) => code);
const hands = new DirectoryHands(descriptor);
const leaver = new AgencySystem(descriptor, LEAVER);
const [first, reader] = PUBLISHERS.map((code) => new AgencySystem(descriptor, code));
const codec = codecOf(descriptor);
const reports = new ReportReader();
let traffic: Traffic[];

const inDatabaseOf = <T>(code: string, work: Parameters<typeof withSession<T>>[1]): Promise<T> =>
  withSession(agencyOf(descriptor, code).databaseUrl, work);

beforeAll(async () => {
  await reports.start(descriptor);
  traffic = PUBLISHERS.map(
    (code) => new Traffic(new AgencySystem(descriptor, code), { kecamatan: DISTRICT }),
  );
});
afterAll(async () => {
  await Promise.all((traffic ?? []).map((one) => one.stop()));
  await reports.stop();
});

const keys = async (...args: string[]): Promise<string> =>
  (await runSinergi(descriptor, ['keys', ...args, '--agency', LEAVER])).said;
/** Ids of its keys that are in use, as its own service lists them. */
const usedKeys = async (): Promise<string[]> =>
  [...(await keys('list')).matchAll(/((?:ed|x)25519-[0-9a-f]{16}) +used/g)].map(([, id]) => id!);

/** How an agency's door answers for the place of a sighting, once it holds it. */
const placeAt = (system: AgencySystem, id: string, answers: readonly string[]): Promise<string> =>
  eventually(
    `${system.code} says ${answers.join(' or ')} of ${id}`,
    async () => {
      const { body } = await system.disclose('sightings', id, ['location']);
      const status: string = body?.groups?.location?.status ?? '';
      return answers.includes(status) ? status : null;
    },
    WITHIN_MS,
    // An officer may open so often a day.
    1_000,
  );

/** Sends a sighting of the leaver's, signed with its keystore, by its own Kafka account. */
async function sayAsLeaver(sample: { value: Buffer; headers: Record<string, string> }) {
  const sign = await signAs(descriptor, LEAVER);
  const { value } = await codec.decode(TOPIC, sample.value);
  const sighting = value as Sighting;
  const { number } = readProfiles(descriptor.profilesDir).find(({ code }) => code === LEAVER)!;
  const sightingId = namedEntityId(number, randomUUID());
  const eventId = randomUUID();
  const { [SIGNATURE_HEADER]: _, ...headers } = sample.headers;
  const said: Sighting = {
    ...sighting,
    ...{ sightingId, eventId, version: 1, person: null },
    place: { ...sighting.place, scope: sightingId },
  };
  const bus = busAs(descriptor, agencyOf(descriptor, LEAVER).relay);
  const publisher = await publisherOn(bus);
  const [stored] = await publisher.publish([
    sign({
      ...{ topic: TOPIC, key: `${LEAVER}:${sightingId}` },
      value: await codec.encode('Sighting', said),
      headers: { ...headers, ce_id: eventId, ce_subject: sightingId },
    }),
  ]);
  await publisher.close();
  await bus.close();
  return stored!;
}

async function leaves(): Promise<{ withdrawn: string[] }> {
  const { body: said } = await leaver.report(aSighting({ kecamatan: DISTRICT }));
  const earlier = said.sightingId as string;
  const before = await traffic[0]!.later();
  expect(await placeAt(leaver, before, ['OPEN'])).toBe('OPEN');
  const sample = await inDatabaseOf(PUBLISHERS[1]!, (query) =>
    eventually('it is held', async () => {
      const { rows } = await query('SELECT value, headers FROM history WHERE key = $1', [
        `${LEAVER}:${earlier}`,
      ]);
      return (rows[0] as { value: Buffer; headers: Record<string, string> } | undefined) ?? null;
    }),
  );
  const withdrawn = await usedKeys();
  expect(withdrawn).toHaveLength(2);

  const revoke = withdrawn.flatMap((keyId) => ['--revoke', `${LEAVER}:${keyId}`]);
  expect(await hands.done('propose', ...revoke, ...WHO)).toContain(`${LEAVER}: KEY_REVOKED`);
  expect((await hands.order('publish')).said).toContain('Expected 2 approvals, got 0');
  await hands.publish();
  await inDatabaseOf(PUBLISHERS[0]!, (query) =>
    eventually(
      'the publisher wraps nothing for it',
      async () => {
        const { rows } = await query(
          `SELECT 1
           FROM (SELECT DISTINCT ON (group_name, audience) wraps FROM audience_key
                 ORDER BY group_name, audience, epoch DESC) AS newest
           WHERE wraps::text LIKE ANY ($1::text[])`,
          [withdrawn.map((keyId) => `%${keyId}%`)],
        );
        return rows.length === 0;
      },
      WITHIN_MS,
    ),
  );
  const dead = await eventually('what it says is dead', async () => {
    const at = await sayAsLeaver(sample);
    const { reason } = await deadLetterAt(descriptor, PUBLISHERS[1]!, at);
    return reason === 'REVOKED_KEY' ? at : null;
  });
  for (const code of codes)
    expect(await deadLetterAt(descriptor, code, dead)).toMatchObject({ reason: 'REVOKED_KEY' });

  const after = await traffic[0]!.later();
  expect(await placeAt(reader!, after, ['OPEN'])).toBe('OPEN');
  expect(await placeAt(leaver, after, ['OPEN', 'KEY_PENDING', 'NOT_ENTITLED'])).not.toBe('OPEN');
  expect(await placeAt(reader!, earlier, ['OPEN'])).toBe('OPEN');
  expect((await first!.read(earlier)).body).toMatchObject({ owner: LEAVER });
  return { withdrawn };
}

async function comesBack(withdrawn: readonly string[]): Promise<void> {
  await keys('rotate', 'signing');
  await keys('rotate', 'recipient');
  await eventually(
    'its new keys are used',
    async () => {
      const used = await usedKeys();
      return used.length === 2 && used.every((id) => !withdrawn.includes(id));
    },
    WITHIN_MS,
  );
  const back = await traffic[0]!.later();
  expect(await placeAt(leaver, back, ['OPEN'])).toBe('OPEN');
  const { body: again } = await leaver.report(aSighting({ kecamatan: DISTRICT }));
  expect(await placeAt(reader!, again.sightingId, ['OPEN'])).toBe('OPEN');
}

/** A threshold of one hand would be a wider right, and nobody wants it. */
async function wrongWideningIsRefused(): Promise<void> {
  const admin = await ConsoleOperator.logIn(descriptor, 'admin-1');
  const alerts = async (): Promise<{ rule: string; agency: string }[]> =>
    (await admin.get('/api/alerts?state=open')).body.alerts;
  const isTold = async (): Promise<boolean> =>
    (await alerts()).some(({ rule }) => rule === 'directory-announced');
  await hands.done('propose', '--delay', '2', ...WHO);
  await hands.publish();
  await hands.shows('A wider right waits 2 s');
  expect(await hands.done('propose', '--threshold', '1', ...WHO)).toContain('ANNOUNCED');
  await hands.publish();
  await eventually('the console tells it', isTold);
  await hands.done('refuse', 'exchange', ...WHO);
  await hands.done('approve', '--as', 'kejari-jakpus');
  await hands.done('publish');
  await hands.shows('Nothing is announced');
  await hands.shows('A change needs 2 of these approvals');
  await eventually('the console tells it no more', async () => !(await isTold()), 90_000);
  for (const step of ['ANNOUNCED', 'CHANGED']) {
    await eventually(`it is ${step}`, async () =>
      (await hands.order('propose', '--delay', '0', ...WHO)).said.includes(`exchange: ${step}`),
    );
    await hands.publish();
  }
  await hands.shows('A wider right waits 0 s');
}

async function othersLostNothing(): Promise<void> {
  const taken = (await Promise.all(traffic.map((one) => one.stop()))).flatMap((ids, at) =>
    ids.map((id) => `${PUBLISHERS[at]}:${id}`),
  );
  for (const code of codes)
    await inDatabaseOf(code, async (query) => {
      await eventually(`${code} holds all ${taken.length}`, async () => {
        const { rows } = await query(
          'SELECT count(DISTINCT key)::int AS held FROM history WHERE key = ANY ($1)',
          [taken],
        );
        return rows[0]!['held'] === taken.length;
      });
      const { rows } = await query('SELECT reason FROM dead_letter WHERE key = ANY ($1::bytea[])', [
        taken.map((key) => Buffer.from(key)),
      ]);
      expect(rows).toEqual([]);
    });
  const agencies = descriptor.agencies.map(({ code }) => code);
  await eventually('all copies are equal', async () => {
    const differs = reports.disagreement(agencies, TOPIC);
    if (differs !== null) throw new Error(differs);
    return true;
  });
}

describe('an agency', () => {
  it('leaves by several hands under traffic, and comes back; others lose nothing', async () => {
    const { withdrawn } = await leaves();
    await wrongWideningIsRefused();
    await comesBack(withdrawn);
    await othersLostNothing();
  });
});
