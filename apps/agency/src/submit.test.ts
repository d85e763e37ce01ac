import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putVersion } from './database/testing/put-version.js';
import { Submit } from './entity/submit.js';
import { WriteGate } from './http/write-gate.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const CLIENT = 'kec-menteng.system';
const EXERCISE = '00010000-0000-8000-8000-0000000000e1';
const WRITTEN = ['owned_entity', 'outbox', 'idempotency', 'subject_document', 'due_lapse'];

let agency: AgencyAtHand;
let submit: Submit;

beforeAll(async () => {
  agency = await agencyAtHand('kec-menteng');
  submit = agency.part(Submit);
});
beforeEach(() =>
  agency.parts.database.query(`TRUNCATE ${WRITTEN.join(', ')}`).then(() => undefined),
);
afterAll(() => agency?.close());

const aBulletin = (said: Record<string, unknown> = {}, key?: string) =>
  agency.submission({ flow: 'bulletin', data: agency.body('bulletin', said), key });

async function begun(said: Record<string, unknown> = {}): Promise<string> {
  const { body } = await submit.one(aBulletin(said), { client: CLIENT });
  return String(body['bulletinId']);
}

const correction = (entityId: string, expectedVersion: number, title: string, key?: string) =>
  agency.submission({
    ...{ flow: 'bulletin', change: 'CORRECTED', entityId, expectedVersion, key },
    data: agency.body('bulletin', { title }),
  });

const withdrawal = (entityId: string, expectedVersion: number) =>
  agency.submission({
    ...{ flow: 'bulletin', change: 'WITHDRAWN', entityId, expectedVersion, data: {} },
  });

/** What was written of an entity: version, event id, and the transaction that wrote it. */
async function ownedRow(id: string): Promise<Record<string, unknown>> {
  const { rows } = await agency.parts.database.query(
    'SELECT version, event_id, value, xmin::text FROM owned_entity WHERE entity_id = $1',
    [id],
  );
  return rows[0]!;
}

async function outboxRows(): Promise<Record<string, unknown>[]> {
  const { rows } = await agency.parts.database.query(
    `SELECT topic, key, value, headers, xmin::text
     FROM outbox
     WHERE topic <> 'timpora.key'
     ORDER BY 1`,
  );
  return rows;
}

describe('a submission', () => {
  it('begins an entity: its row and its event are written in one transaction', async () => {
    const { status, body } = await submit.one(aBulletin(), { client: CLIENT });
    expect([status, body['version'], body['change']]).toEqual([201, 1, 'PUBLISHED']);
    const owned = await ownedRow(String(body['bulletinId']));
    const [event, ...others] = await outboxRows();
    expect(others).toEqual([]);
    expect(owned).toMatchObject({ version: 1, event_id: body['eventId'], xmin: event!['xmin'] });
    expect(event).toMatchObject({
      topic: 'timpora.bulletin',
      key: `kec-menteng:${String(body['bulletinId'])}`,
      value: owned['value'],
      headers: { ce_id: body['eventId'], 'entity-version': '1' },
    });
  });

  it('changes the version that was seen, and says so in the next event', async () => {
    const id = await begun();
    const { body } = await submit.one(correction(id, 1, 'Pemberitahuan latihan'), {
      client: CLIENT,
    });
    expect(body).toMatchObject({ bulletinId: id, version: 2, change: 'CORRECTED' });
    const { value, version } = await ownedRow(id);
    expect(version).toBe(2);
    const { value: fields } = await agency.parts.codec.decode('timpora.bulletin', value as Buffer);
    expect(fields).toMatchObject({ title: 'Pemberitahuan latihan', version: 2 });
    expect(await outboxRows()).toHaveLength(2);
  });

  it('of another version than the one that is there is refused, and writes nothing', async () => {
    const id = await begun();
    await submit.one(correction(id, 1, 'Satu'), { client: CLIENT });
    const before = await agency.rowsOf(...WRITTEN);
    await expect(submit.one(correction(id, 1, 'Dua'), { client: CLIENT })).rejects.toMatchObject({
      code: 'version-conflict',
      detail: 'Expected version 2, got 1',
      extra: { version: 2 },
    });
    expect(await agency.rowsOf(...WRITTEN)).toEqual(before);
  });

  it('of two that change one version at the same moment lets one through', async () => {
    const id = await begun();
    const tried = await Promise.allSettled(
      ['Satu', 'Dua'].map((title) => submit.one(correction(id, 1, title), { client: CLIENT })),
    );
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await ownedRow(id)).toMatchObject({ version: 2 });
  });

  it('that its entity does not allow any more is refused with what was expected', async () => {
    const id = await begun();
    await submit.one(withdrawal(id, 1), { client: CLIENT });
    await expect(submit.one(correction(id, 2, 'Lagi'), { client: CLIENT })).rejects.toMatchObject({
      code: 'change-refused',
      detail: expect.stringMatching(/^Expected a bulletin with status CURRENT, got /),
    });
  });

  it('of what nobody holds is not found', async () => {
    const id = randomUUID();
    await expect(submit.one(withdrawal(id, 1), { client: CLIENT })).rejects.toMatchObject({
      code: 'not-found',
      detail: `Expected a bulletin that this agency holds, got ${id}`,
    });
  });

  it('of what another agency owns is refused', async () => {
    const id = await begun();
    const { value } = await ownedRow(id);
    const { query } = agency.parts.database;
    await query('DELETE FROM owned_entity');
    await putVersion(query, {
      ...{ topic: 'timpora.bulletin', key: `tni-jakpus:${id}`, value: value as Buffer },
    });
    await expect(submit.one(withdrawal(id, 1), { client: CLIENT })).rejects.toMatchObject({
      code: 'not-owner',
      detail: 'Expected a bulletin of this agency, got one of tni-jakpus',
    });
  });

  it('of a flow that the agency does not publish is refused', async () => {
    const permit = agency.submission({ flow: 'permit', data: agency.body('permit') });
    await expect(submit.one(permit, { client: CLIENT })).rejects.toMatchObject({
      code: 'not-entitled',
    });
    expect(await agency.rowsOf(...WRITTEN)).toEqual([0, 0, 0, 0, 0]);
  });

  it('that is live and cites an exercise is refused, and the other way round', async () => {
    const open = { exerciseId: EXERCISE, status: 'OPEN', now: null };
    await held(agency, 'exercise', 'imigrasi-dki', open);
    const drill = await begun({ handling: exercise(true) });
    const live = await begun();
    for (const [cited, isExercise] of [
      [drill, false],
      [live, true],
    ] as const)
      await expect(begun({ links: [cited], handling: exercise(isExercise) })).rejects.toMatchObject(
        {
          code: 'invalid-entity',
          extra: { violations: [expect.objectContaining({ field: '/links/0' })] },
        },
      );
    expect(await begun({ links: [live] })).toEqual(expect.any(String));
  });

  it('waits for nothing while the service is starting: it is refused', async () => {
    const gate = agency.part(WriteGate);
    gate.close('its own topics are being read');
    try {
      await expect(begun()).rejects.toMatchObject({ code: 'starting' });
    } finally {
      gate.open();
    }
  });
});

const exercise = (is: boolean) => ({
  ...(agency.body('bulletin')['handling'] as Record<string, unknown>),
  ...{ exercise: is, exerciseId: is ? EXERCISE : null },
});

describe('a dry run', () => {
  it('says what would be, as which version, and writes nothing', async () => {
    const dry = { client: CLIENT, dryRun: true };
    expect(await submit.one(aBulletin({}, 'a key'), dry)).toEqual({
      status: 200,
      body: { dryRun: true, change: 'PUBLISHED', version: 1 },
    });
    expect(await agency.rowsOf(...WRITTEN)).toEqual([0, 0, 0, 0, 0]);
    // Nor is its key taken.
    const { status } = await submit.one(aBulletin({}, 'a key'), { client: CLIENT });
    expect(status).toBe(201);
  });

  it('is refused as the real one would be', async () => {
    const id = await begun();
    const dry = { client: CLIENT, dryRun: true };
    await expect(submit.one(correction(id, 7, 'Satu'), dry)).rejects.toMatchObject({
      code: 'version-conflict',
    });
  });
});

describe('a write that the database refuses', () => {
  it('leaves neither row nor event nor key, and the same call succeeds later', async () => {
    const { query } = agency.parts.database;
    await query('ALTER TABLE outbox ADD CONSTRAINT broken CHECK (false) NOT VALID');
    const keyed = aBulletin({}, 'a key');
    await expect(submit.one(keyed, { client: CLIENT })).rejects.toThrow(/broken/);
    await query('ALTER TABLE outbox DROP CONSTRAINT broken');
    expect(await agency.rowsOf(...WRITTEN)).toEqual([0, 0, 0, 0, 0]);
    expect((await submit.one(keyed, { client: CLIENT })).status).toBe(201);
  });
});

describe('several submissions in one transaction', () => {
  it('succeed or fail each for itself: a refused one takes nothing from others', async () => {
    const id = await begun();
    const outcomes = await submit.all(
      [aBulletin(), correction(id, 9, 'Salah'), correction(id, 1, 'Benar'), aBulletin()],
      { client: CLIENT },
    );
    expect(outcomes.map((one) => (one.ok ? one.answer.body['version'] : one.problem.code))).toEqual(
      [1, 'version-conflict', 2, 1],
    );
    expect(await agency.rowsOf('owned_entity', 'outbox')).toEqual([3, 4]);
    expect(await ownedRow(id)).toMatchObject({ version: 2 });
  });

  it('leave nothing of one that was refused, its key neither', async () => {
    const id = await begun();
    const refused = correction(id, 9, 'Salah', 'the refused one');
    const outcomes = await submit.all([refused, aBulletin({}, 'the good one')], { client: CLIENT });
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
    expect(await agency.rowsOf('idempotency')).toEqual([1]);
  });

  it('build on each other in their order', async () => {
    const id = await begun();
    const outcomes = await submit.all(
      [correction(id, 1, 'Satu'), correction(id, 2, 'Dua'), withdrawal(id, 3)],
      { client: CLIENT },
    );
    expect(outcomes.map((one) => one.ok && one.answer.body['version'])).toEqual([2, 3, 4]);
  });

  it('share their transaction with what is written beside them, or are not written', async () => {
    const broken = submit.all([aBulletin()], { client: CLIENT }, async (query, outcomes) => {
      expect(outcomes).toMatchObject([{ ok: true }]);
      await query('INSERT INTO feed_cursor VALUES ($1, 1)', ['beside']);
      throw new TypeError('it went wrong beside them');
    });
    await expect(broken).rejects.toThrow('it went wrong beside them');
    expect(await agency.rowsOf('owned_entity', 'outbox', 'feed_cursor')).toEqual([0, 0, 0]);
  });
});

describe('submissions of several callers at the same moment', () => {
  it('get each its own answer, also where one of them is refused', async () => {
    const id = await begun();
    const tried = await Promise.allSettled([
      ...Array.from({ length: 20 }, (_, n) => submit.one(aBulletin(), { client: `client-${n}` })),
      submit.one(correction(id, 5, 'Salah'), { client: CLIENT }),
    ]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(tried.at(-1)).toMatchObject({
      status: 'rejected',
      reason: { code: 'version-conflict' },
    });
    expect(await agency.rowsOf('owned_entity')).toEqual([21]);
  });

  it('under one key have one effect and one answer', async () => {
    const keyed = aBulletin({}, 'one');
    // Those that are submitted one by one share a transaction, those that come as many do not.
    const answers = await Promise.all([
      submit.one(keyed, { client: CLIENT }),
      submit.one(keyed, { client: CLIENT }),
      submit.all([keyed], { client: CLIENT }).then(([one]) => (one!.ok ? one!.answer : null)),
      submit.all([keyed], { client: CLIENT }).then(([one]) => (one!.ok ? one!.answer : null)),
    ]);
    expect(new Set(answers.map((one) => one?.body['eventId'])).size).toBe(1);
    expect(await agency.rowsOf('owned_entity', 'outbox', 'idempotency')).toEqual([1, 1, 1]);
  });
});
