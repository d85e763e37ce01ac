import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bus } from '@sinergi/broker';
import { sampleEvents } from '@sinergi/contracts';
import { continueTrace } from '@sinergi/observability';
import { Keystore } from '@sinergi/trust';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import { CopyFreshness } from './replica/copy-freshness.js';
import { EarnedAreas } from './replica/earned-areas.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const AUTHORITY = 'imigrasi-jakpus';
const DISTRICT = 'kec-menteng';
const MENTENG = '31.71.06';
const HOUR_MS = 3_600_000;

type Fields = Record<string, unknown>;

/** A publisher that has sealed of people, and the district that wants to open it. */
let publisher: AgencyAtHand;
let district: AgencyAtHand;
let folder: string;
let subjectId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-keystore-'));
  const keystore = await Keystore.create(join(folder, 'district'), 'a phrase');
  publisher = await agencyAtHand('polri-jakpus', { [DISTRICT]: keystore });
  district = await agencyAtHand(DISTRICT);
});
beforeEach(async () => {
  subjectId = randomUUID();
  for (const at of [publisher, district])
    await held(at, 'subject', 'kec-senen', { subjectId, documents: [], links: [] });
});
afterAll(async () => {
  await publisher?.close();
  await district?.close();
  rmSync(folder, { recursive: true, force: true });
});

const seen = (said: Fields = {}, owner = DISTRICT, at = publisher) =>
  held(at, 'sighting', owner, {
    ...{ subjectId, kecamatan: MENTENG, certainty: 'DOCUMENT_CHECKED', change: 'REPORTED' },
    ...said,
  });
const confirmed = (evidence: string, said: Fields = {}, owner = AUTHORITY, at = publisher) =>
  held(at, 'presence', owner, {
    ...{ subjectId, kecamatan: MENTENG, evidence, change: 'CONFIRMED', status: 'ACTIVE' },
    until: Date.now() + HOUR_MS,
    ...said,
  });
const areas = async (at = publisher): Promise<string[]> =>
  (await at.part(EarnedAreas).areasOf(at.parts.database.query, [subjectId])).get(subjectId) ?? [];

/** The newest generation of the publisher's key of the subject, and who got it. */
async function keyOf(): Promise<{ generation: number; audiences: string[] }> {
  const { rows } = await publisher.parts.database.query(
    `SELECT generation, wraps FROM subject_key
     WHERE group_name = 'identity' AND scope = $1 ORDER BY generation DESC LIMIT 1`,
    [subjectId],
  );
  const wraps = rows[0]!['wraps'] as { audience: string }[];
  return {
    generation: Number(rows[0]!['generation']),
    audiences: wraps.map(({ audience }) => audience).sort(),
  };
}

/** Seals the subject's identity into a lodging in Menteng that the publisher recorded. */
const seal = () =>
  publisher
    .part(Submit)
    .one(
      publisher.submission({ flow: 'lodging', data: publisher.body('lodging', { subjectId }) }),
      { client: 'polri-jakpus.system' },
    );

describe('a district', () => {
  it('opens nobody by evidence alone, not where the publisher saw the person itself', async () => {
    await seen();
    await seal();
    expect(await areas()).toEqual([]);
    expect(await keyOf()).toEqual({ generation: 1, audiences: ['core'] });
  });

  it('opens nobody by the authority’s word alone', async () => {
    await confirmed(randomUUID());
    await seal();
    expect(await areas()).toEqual([]);
    expect((await keyOf()).audiences).toEqual(['core']);
  });

  it.each(['evidence first', 'presence first'])(
    'opens what was sealed before once both agree, %s',
    async (order) => {
      await seal();
      const evidence = await seen({ certainty: 'DESCRIBED' });
      const entity = evidence.key.split(':')[1];
      const recognise = () => seen({ sightingId: entity, version: 2, change: 'IDENTIFIED' });
      if (order === 'evidence first') await recognise();
      await confirmed(evidence.eventId);
      if (order === 'presence first') await recognise();
      expect(await areas()).toEqual([MENTENG]);
      expect(await keyOf()).toEqual({ generation: 1, audiences: [MENTENG, 'core'] });
    },
  );

  it.each<[string, Fields, Fields, string?]>([
    ['of two districts', { kecamatan: '31.71.01' }, {}],
    ['about two people', { subjectId: randomUUID() }, {}],
    ['of a described stranger', { certainty: 'DESCRIBED' }, {}],
    ['of a presence that is over', {}, { until: Date.now() - 1 }],
    ['of a presence that was withdrawn', {}, { change: 'WITHDRAWN', status: 'WITHDRAWN' }],
    ['of an agency that is no identity authority', {}, {}, 'kec-senen'],
  ])('opens nobody by what does not agree: %s', async (_what, evidence, presence, owner) => {
    await seal();
    const { eventId } = await seen(evidence);
    await confirmed(eventId, presence, owner);
    expect(await areas()).toEqual([]);
    expect((await keyOf()).audiences).toEqual(['core']);
  });

  it('opens nobody by two statements of the authority', async () => {
    const { eventId } = await seen({}, AUTHORITY);
    await confirmed(eventId);
    expect(await areas()).toEqual([]);
  });

  it('gets no key of what is sealed after its evidence was retracted', async () => {
    const evidence = await seen();
    await confirmed(evidence.eventId);
    await seal();
    expect(await keyOf()).toEqual({ generation: 1, audiences: [MENTENG, 'core'] });
    await seen({
      ...{ sightingId: evidence.key.split(':')[1], version: 2, change: 'RETRACTED' },
      retractionReason: 'WRONG_PERSON',
    });
    await seal();
    expect(await keyOf()).toEqual({ generation: 2, audiences: ['core'] });
  });

  it('gets no key of what is sealed after the presence was withdrawn', async () => {
    const evidence = await seen();
    const presence = await confirmed(evidence.eventId);
    await seal();
    await confirmed(evidence.eventId, {
      ...{ presenceId: presence.key.split(':')[1], version: 2, change: 'WITHDRAWN' },
      ...{ status: 'WITHDRAWN', withdrawalReason: 'MISTAKEN' },
    });
    await seal();
    expect(await keyOf()).toEqual({ generation: 2, audiences: ['core'] });
    const again = await seen();
    await confirmed(again.eventId);
    expect(await keyOf()).toEqual({ generation: 2, audiences: [MENTENG, 'core'] });
  });

  it('opens a person known by two subjects once the authority links them', async () => {
    const known = subjectId;
    await seal();
    subjectId = randomUUID();
    const evidence = await seen();
    await confirmed(evidence.eventId);
    const provisional = subjectId;
    subjectId = known;
    expect((await keyOf()).audiences).toEqual(['core']);
    const links = [{ subjectId: provisional, relation: 'SAME_PERSON', assertedAt: 1 }];
    const linked = { subjectId: known, change: 'LINKED', documents: [], links };
    const { key } = await held(publisher, 'subject', AUTHORITY, { ...linked, version: 2 });
    expect((await keyOf()).audiences).toEqual([MENTENG, 'core']);
    const split = { ...linked, change: 'SPLIT', links: [], version: 3 };
    await held(publisher, 'subject', AUTHORITY, { ...split, subjectId: key.split(':')[1] });
    await seal();
    expect(await keyOf()).toEqual({ generation: 2, audiences: ['core'] });
  });
});

describe('the door of a district', () => {
  const access = {
    ...{ clientId: `${DISTRICT}.system`, agency: DISTRICT, scopes: new Set<string>() },
    ...{ expiresAt: 0, officer: null, trace: continueTrace() },
  };
  const open = (flow: string, id: string) =>
    district
      .part(DiscloseEntity)
      .execute(requireEntityFlow(flow).descriptor, {
        ...{ access, id },
        body: {
          ...{ groups: ['identity'], purpose: 'SUPERVISION', officer: 'Petugas Latihan' },
          reason: 'Pemeriksaan latihan nomor 7',
        },
      })
      .then(
        ({ groups }) => groups['identity'] as { status: string },
        (error: { code: string; extra?: unknown }) => ({ status: error.code }),
      );

  const sealedPermit = async (): Promise<string> => {
    const sample = sampleEvents().find(({ recordName }) => recordName === 'Permit')!;
    const holder = {
      ...((sample.value as unknown as Fields)['holder'] as Fields),
      scope: subjectId,
    };
    const row = await held(district, 'permit', AUTHORITY, { subjectId, holder });
    return row.key.split(':')[1]!;
  };

  it('says that a person is not confirmed, before it tries any key', async () => {
    const id = await sealedPermit();
    expect(await open('permit', id)).toEqual({ status: 'not-confirmed' });
    const { eventId } = await seen({}, DISTRICT, district);
    expect(await open('permit', id)).toEqual({ status: 'not-confirmed' });
    await confirmed(eventId, {}, AUTHORITY, district);
    expect(await open('permit', id)).toMatchObject({ status: 'KEY_PENDING' });
  });

  it('refuses once the presence is over, or the evidence is retracted', async () => {
    const id = await sealedPermit();
    const evidence = await seen({}, DISTRICT, district);
    const presence = await confirmed(evidence.eventId, {}, AUTHORITY, district);
    expect(await open('permit', id)).toMatchObject({ status: 'KEY_PENDING' });
    await confirmed(
      evidence.eventId,
      { presenceId: presence.key.split(':')[1], version: 2, until: Date.now() - 1 },
      AUTHORITY,
      district,
    );
    expect(await open('permit', id)).toEqual({ status: 'not-confirmed' });
    await confirmed(evidence.eventId, {}, AUTHORITY, district);
    expect(await open('permit', id)).toMatchObject({ status: 'KEY_PENDING' });
    await seen(
      {
        ...{ sightingId: evidence.key.split(':')[1], version: 2, change: 'RETRACTED' },
        retractionReason: 'MISTAKEN',
      },
      DISTRICT,
      district,
    );
    expect(await open('permit', id)).toEqual({ status: 'not-confirmed' });
  });

  it('refuses while its copy is older than a minute, and opens once it has caught up', async () => {
    const id = await sealedPermit();
    const { eventId } = await seen({}, DISTRICT, district);
    await confirmed(eventId, {}, AUTHORITY, district);
    let isAway = true;
    const bus = {
      bounds: async () => {
        if (isAway) throw new Error('the broker is away');
        return log;
      },
    } as unknown as Bus;
    const { logger, database, cluster } = district.parts;
    const old = new CopyFreshness(bus, logger, database, cluster);
    const topic = 'timpora.presence';
    const log = [{ topic, partition: 0, start: 0n, end: 7n }];
    const isFresh = vi
      .spyOn(district.part(CopyFreshness), 'isFresh')
      .mockImplementation(() => old.isFresh());
    expect(await open('permit', id)).toEqual({ status: 'unavailable' });
    isAway = false;
    const applied = (next: number) =>
      district.parts.database.query(
        `INSERT INTO position (topic, partition, next_offset, cluster_id, digest)
         VALUES ($1, 0, $2, 'one', '')
         ON CONFLICT (topic, partition) DO UPDATE SET next_offset = $2`,
        [topic, next],
      );
    await applied(6);
    expect(await open('permit', id)).toEqual({ status: 'unavailable' });
    await applied(7);
    expect(await open('permit', id)).toMatchObject({ status: 'KEY_PENDING' });
    isFresh.mockRestore();
    await district.parts.database.query('DELETE FROM position');
  });

  it('opens what the district recorded itself, confirmed or not', async () => {
    const { body } = await district
      .part(Submit)
      .one(
        district.submission({ flow: 'lodging', data: district.body('lodging', { subjectId }) }),
        { client: `${DISTRICT}.system` },
      );
    expect(await open('lodging', String(body['lodgingId']))).toMatchObject({ status: 'OPEN' });
  });
});
