import { randomUUID } from 'node:crypto';
import { eventually, withSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aSighting } from '../support/a-sighting.js';
import { AgencySystem, type Answer } from '../support/agency-system.js';
import { ReportReader } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';
import { searchFiles } from '../support/search-files.js';

const TOPIC = 'timpora.sighting';
const descriptor = platform();
const codes = descriptor.agencies.map(({ code }) => code);
const systemOf = (code: string) => new AgencySystem(descriptor, code);
const reports = new ReportReader();

/** Words that occur nowhere else, so that finding one proves a leak. */
const CANARY = {
  surname: 'KENARIQXZ',
  givenNames: 'PLANTEDQXZ',
  number: 'QXZ777123',
  street: 'Jalan Kenari Qxzjw 77',
};
/** A word planted where it may be seen: it proves that the search works. */
const CONTROL = `SP/TERBUKA-QXZ/${randomUUID().slice(0, 8)}`;

beforeAll(() => reports.start(descriptor));
afterAll(() => reports.stop());

const untilHeldBy = (code: string, id: string, version: number): Promise<Answer> =>
  eventually(`${code} holds version ${version} of ${id}`, async () => {
    const answer = await systemOf(code).read(id);
    return answer.status === 200 && answer.body.version >= version ? answer : null;
  });

const heldEverywhere = (id: string, version: number): Promise<Answer[]> =>
  Promise.all(codes.map((code) => untilHeldBy(code, id, version)));

/** Opens a group once its keys have come: they travel separately from the sealed event. */
const withKeys = (
  code: string,
  id: string,
  groups: string[],
  asked: string[][] = [],
): Promise<Answer> =>
  eventually(`${code} has the keys`, async () => {
    asked.push(groups);
    const answer = await systemOf(code).open(id, groups);
    return groups.some((group) => answer.body.groups?.[group]?.status === 'KEY_PENDING')
      ? null
      : answer;
  });

const menteng = systemOf('kec-menteng');
const PLACE = {
  lat: -6.19654321,
  lon: 106.83451234,
  accuracyMetres: 7,
  address: CANARY.street,
};

/** Posts what the canaries are sealed in. */
const report = (): Promise<Answer> =>
  menteng.report(
    aSighting({
      certainty: 'DOCUMENT_CHECKED',
      orderNo: CONTROL,
      person: aPerson({
        surname: CANARY.surname,
        givenNames: CANARY.givenNames,
        document: { issuingState: 'UTO', type: 'P', number: CANARY.number, expiry: '2031-04-15' },
      }),
      place: PLACE,
    }),
  );
/** @returns the id of a sighting of the test's own, which every agency holds */
async function reported(): Promise<string> {
  const { sightingId } = (await report()).body;
  await heldEverywhere(sightingId, 1);
  return sightingId;
}

const correct = (id: string): Promise<Answer> =>
  menteng.correct(
    id,
    1,
    aSighting({
      activity: 'WORK',
      certainty: 'DOCUMENT_CHECKED',
      person: aPerson({ surname: CANARY.surname }),
    }),
  );

describe('a sighting posted at kec-menteng', () => {
  it('is committed, and applied by every agency that subscribes', async () => {
    const answer = await report();
    expect(answer.body).toMatchObject({ version: 1 });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    const id = answer.body.sightingId;
    for (const { body } of await heldEverywhere(id, 1)) {
      expect(body).toMatchObject({
        sightingId: id,
        owner: 'kec-menteng',
        change: 'REPORTED',
        kecamatan: '31.71.06',
        place: { sealed: true },
        person: { sealed: true },
      });
      expect(JSON.stringify(body)).not.toContain('KENARI');
    }
  });

  it('is opened by who is entitled, to the exact place, and by nobody else', async () => {
    const id = await reported();
    const opened = await eventually('Imigrasi has the key', async () => {
      const answer = await systemOf('imigrasi-jakpus').open(id, ['location', 'identity']);
      return answer.body.groups?.location?.status === 'OPEN' &&
        answer.body.groups?.identity?.status === 'OPEN'
        ? answer
        : null;
    });
    expect(opened.body.groups.location.value).toEqual(PLACE);
    expect(opened.body.groups.identity.value).toMatchObject({
      surname: CANARY.surname,
      document: { number: CANARY.number, expiry: '2031-04-15' },
    });
    expect((await menteng.open(id, ['location'])).body.groups.location.value).toEqual(PLACE);

    const kejari = await withKeys('kejari-jakpus', id, ['location']);
    expect(kejari.status).toBe(403);
    expect(kejari.body).toMatchObject({
      type: '/problems/not-entitled',
      groups: { location: { status: 'NOT_ENTITLED' } },
    });
    const gambir = await withKeys('kec-gambir', id, ['location', 'identity']);
    expect(gambir.status).toBe(403);
    const mixed = await withKeys('kejari-jakpus', id, ['location', 'identity']);
    expect(mixed.status).toBe(200);
    expect(mixed.body.groups).toMatchObject({
      location: { status: 'NOT_ENTITLED' },
      identity: { status: 'OPEN' },
    });
  });

  it('writes down who opens, for what and why, before anything is opened', async () => {
    const id = await reported();
    const asked: string[][] = [];
    for (const groups of [['location'], ['location', 'identity']])
      await withKeys('kejari-jakpus', id, groups, asked);
    const { rows } = await withSession(agencyOf(descriptor, 'kejari-jakpus').databaseUrl, (query) =>
      query(
        'SELECT officer, purpose, reason, groups FROM disclosure WHERE key = $1 ORDER BY asked_at',
        [`kec-menteng:${id}`],
      ),
    );
    for (const row of rows)
      expect(row).toMatchObject({ officer: 'officer 0001', purpose: 'SUPERVISION' });
    // Each request is written down, also those that were answered KEY_PENDING.
    expect(rows.map(({ groups }) => groups)).toEqual(asked);
  });

  it('has a history with its coordinates, and reports name everyone who has it', async () => {
    const id = await reported();
    const { body } = await menteng.history(id);
    expect(body.items).toHaveLength(1);
    const [{ topic, partition, offset }] = body.items;
    expect(topic).toBe(TOPIC);
    await eventually('every agency reports to be past it', () =>
      codes.every((code) =>
        reports.latest
          .get(code)
          ?.positions.some(
            (position) =>
              position.topic === topic &&
              position.partition === partition &&
              position.nextOffset > Number(offset),
          ),
      ),
    );
  });

  it('can be corrected at the version read, and goes where the original went', async () => {
    const id = await reported();
    const corrected = await correct(id);
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({ sightingId: id, version: 2 });
    const everywhere = await heldEverywhere(id, 2);
    for (const { body } of everywhere)
      expect(body).toMatchObject({
        activity: 'WORK',
        change: 'CORRECTED',
        causationId: expect.any(String),
      });
  });

  it('can be retracted, stays in every history, and its seals stay openable', async () => {
    const id = await reported();
    expect((await correct(id)).status).toBe(201);
    expect((await menteng.retract(id, 2, 'WRONG_PERSON')).body).toMatchObject({ version: 3 });
    const everywhere = await heldEverywhere(id, 3);
    for (const { body } of everywhere)
      expect(body).toMatchObject({ change: 'RETRACTED', retractionReason: 'WRONG_PERSON' });
    const { body } = await systemOf('polri-jakpus').history(id);
    expect(
      body.items.map((item: { version: number; sighting: { change: string } }) => [
        item.version,
        item.sighting.change,
      ]),
    ).toEqual([
      [1, 'REPORTED'],
      [2, 'CORRECTED'],
      [3, 'RETRACTED'],
    ]);
    const opened = await withKeys('polri-jakpus', id, ['location']);
    expect(opened.body.groups.location).toMatchObject({
      status: 'OPEN',
      value: { address: 'Jalan Contoh 1' },
    });
    expect((await menteng.retract(id, 3)).body).toMatchObject({
      type: '/problems/change-refused',
    });
  });

  it('is listed, newest first, page by page', async () => {
    const ids = [await reported(), await reported()];
    const first = await systemOf('tni-jakpus').send(
      'GET',
      '/sightings?kecamatan=31.71.06&owner=kec-menteng&limit=1',
    );
    expect(first.body.items).toHaveLength(1);
    const all: string[] = [];
    let path: string | null = '/sightings?owner=kec-menteng&limit=2';
    while (path) {
      const { body }: Answer = await systemOf('tni-jakpus').send('GET', path);
      all.push(...body.items.map((item: { sightingId: string }) => item.sightingId));
      path = body.nextCursor
        ? `/sightings?owner=kec-menteng&limit=2&cursor=${encodeURIComponent(body.nextCursor)}`
        : null;
    }
    expect(all).toEqual(expect.arrayContaining(ids));
    expect(new Set(all).size).toBe(all.length);
  });

  it('leaves all fifteen copies with equal digests', async () => {
    await eventually('all digests agree', () => {
      const disagreement = reports.disagreement(codes, TOPIC);
      if (disagreement) throw new Error(disagreement);
      return true;
    });
    expect(codes).toHaveLength(15);
  });

  it('leaves nothing sealed in any broker segment, registry, log or database', async () => {
    const id = await reported();
    expect((await correct(id)).status).toBe(201);
    await heldEverywhere(id, 2);
    const groups = ['location', 'identity'];
    expect((await withKeys('imigrasi-jakpus', id, groups)).status).toBe(200);
    await withSession(descriptor.postgres.superuserUrl, (query) => query('CHECKPOINT'));
    const sealed = Object.values(CANARY);
    const control = { log: 'kec-menteng', kafka: CONTROL, postgres: CONTROL };
    for (const [folder, open] of [
      [descriptor.kafka.dataDir, control.kafka],
      [descriptor.postgres.dataDir, control.postgres],
      [descriptor.logsDir, control.log],
    ] as const) {
      const { found, bytes } = await searchFiles(folder, [...sealed, open]);
      expect(bytes).toBeGreaterThan(10_000);
      expect(found.filter((line) => line.endsWith(open))).not.toEqual([]);
      expect(found.filter((line) => !line.endsWith(open))).toEqual([]);
    }
  });
});
