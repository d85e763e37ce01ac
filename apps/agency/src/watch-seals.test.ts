import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventCodec } from '@sinergi/contracts';
import { continueTrace } from '@sinergi/observability';
import { Keystore } from '@sinergi/trust';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import type { Access } from './http/access.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const { descriptor } = requireEntityFlow('watch');
const OWNER = 'imigrasi-jakpus';
const MENTENG = '31.71.06';
type Fields = Record<string, unknown>;

let owner: AgencyAtHand;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-keystore-'));
  const keystoreOf = (code: string) => Keystore.create(join(folder, code), 'a phrase');
  owner = await agencyAtHand(OWNER, {
    'polri-jakpus': await keystoreOf('polri-jakpus'),
    'kec-menteng': await keystoreOf('kec-menteng'),
    'tni-jakpus': await keystoreOf('tni-jakpus'),
  });
});
afterAll(async () => {
  await owner?.close();
  rmSync(folder, { recursive: true, force: true });
});

const access: Access = {
  ...{ clientId: `${OWNER}.system`, agency: OWNER, scopes: new Set<string>(), expiresAt: 0 },
  ...{ officer: 'Siti Latihan', trace: continueTrace() },
};
const submit = async (said: Partial<Parameters<AgencyAtHand['submission']>[0]>) =>
  (
    await owner
      .part(Submit)
      .one(owner.submission({ flow: 'watch', data: {}, ...said }), { client: access.clientId })
  ).body;
const place = async (said: Fields = {}) =>
  String((await submit({ data: owner.body('watch', said) }))['watchId']);
const open = async (id: string) => {
  const { groups } = await owner.part(DiscloseEntity).execute(descriptor, {
    ...{ access, id },
    body: {
      ...{ groups: ['watch'], purpose: 'SUPERVISION' },
      reason: 'Pemeriksaan latihan nomor 7',
    },
  });
  return groups['watch'] as { status: string; value?: Fields };
};
/** Its latest version, as it goes to the log. */
async function onLog(
  id: string,
  topic = descriptor.topic,
): Promise<{ value: Fields; bytes: Buffer }> {
  const { rows } = await owner.parts.database.query(
    'SELECT value FROM owned_entity WHERE entity_id = $1',
    [id],
  );
  const bytes = rows[0]!['value'] as Buffer;
  const { value } = await owner.part(EventCodec).decode(topic as never, bytes);
  return { value: value as unknown as Fields, bytes };
}
/** For whom the key of a watch is wrapped. */
async function audiencesOf(id: string): Promise<string[]> {
  const { rows } = await owner.parts.database.query(
    `SELECT wraps FROM subject_key WHERE group_name = 'watch' AND scope = $1`,
    [id],
  );
  return (rows[0]!['wraps'] as { audience: string }[]).map(({ audience }) => audience).sort();
}

describe('a watch', () => {
  it('tells on the log its owner, its end and its urgency, and nobody', async () => {
    const id = await place();
    const { value, bytes } = await onLog(id);
    expect(value).toMatchObject({
      ...{ subjectId: null, person: null, requestedBy: null, legalReference: null },
      ...{ category: 'UNKNOWN', requestedAction: 'UNKNOWN', statusReason: null },
      ...{ owner: OWNER, urgent: false, status: 'ACTIVE' },
      matter: { group: 'watch', scope: id, generation: 1 },
    });
    const body = owner.body('watch');
    for (const name of ['requestedBy', 'legalReference'])
      expect(bytes.toString('latin1')).not.toContain(String(body[name]));
  });

  it('is opened as a whole, with the subject that was found or listed for it', async () => {
    const id = await place();
    const { status, value } = await open(id);
    const body = owner.body('watch');
    expect([status, value]).toMatchObject([
      'OPEN',
      {
        ...{ category: body['category'], requestedBy: body['requestedBy'] },
        person: { surname: (body['person'] as Fields)['surname'] },
      },
    ]);
    const { rows } = await owner.parts.database.query(
      `SELECT count(*)::int AS n FROM owned_entity WHERE flow = 'subject' AND entity_id = $1`,
      [value!['subjectId']],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('has nothing in the open in common with the subject that was listed for it', async () => {
    const number = 'X7654321';
    const { person } = owner.body('watch') as { person: { document: Fields } };
    const id = await place({
      correlationId: randomUUID(),
      person: { ...person, document: { ...person.document, number } },
    });
    const { value } = await open(id);
    const listed = (await onLog(String(value!['subjectId']), 'timpora.subject')).value;
    const watch = (await onLog(id)).value;
    for (const name of ['correlationId', 'causationId', 'eventId'])
      expect([name, listed[name] ?? randomUUID()]).not.toEqual([name, watch[name]]);
  });

  it('has a key of its own, for core, the named agencies and the named district', async () => {
    expect(await audiencesOf(await place())).toEqual(['core']);
    const addressees = ['tni-jakpus', OWNER];
    const id = await place({ addressees, kecamatan: MENTENG });
    expect(await audiencesOf(id)).toEqual([MENTENG, 'core', 'to:tni-jakpus']);
  });

  it('of one person shares no key with the person’s permit, nor with another watch', async () => {
    const subjectId = randomUUID();
    await held(owner, 'subject', OWNER, { subjectId, change: 'LISTED', documents: [], links: [] });
    const ids = [await place({ subjectId }), await place({ subjectId })];
    const { rows } = await owner.parts.database.query(
      'SELECT group_name, scope FROM subject_key WHERE scope = ANY($1::text[])',
      [[...ids, subjectId]],
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toEqual({ group_name: 'watch', scope: expect.anything() });
    expect(new Set(rows.map(({ scope }) => scope))).toEqual(new Set(ids));
  });

  it('stays sealed over its changes, and each is opened as it is then', async () => {
    const id = await place();
    const first = (await open(id)).value!;
    const { validUntil } = owner.body('watch') as { validUntil: string };
    const later = new Date(Date.parse(validUntil) + 30 * 86_400_000).toISOString().slice(0, 10);
    const change = (name: string, expectedVersion: number, data: Fields) =>
      submit({ change: name, entityId: id, expectedVersion, data });
    await change('EXTENDED', 1, { validUntil: later, legalReference: 'KEP-9/LATIHAN' });
    expect((await open(id)).value).toEqual({ ...first, legalReference: 'KEP-9/LATIHAN' });
    await change('WITHDRAWN', 2, { statusReason: 'The ground fell away' });
    expect((await open(id)).value).toEqual({
      ...first,
      ...{ legalReference: 'KEP-9/LATIHAN', statusReason: 'The ground fell away' },
    });
    const { value, bytes } = await onLog(id);
    expect(value).toMatchObject({ status: 'WITHDRAWN', statusReason: null, category: 'UNKNOWN' });
    expect(bytes.toString('latin1')).not.toContain('fell away');
  });

  it('of before is read as it was', async () => {
    const subjectId = randomUUID();
    const said = { subjectId, category: 'TANGKAL', requestedBy: 'kejari-jakpus', matter: null };
    const { value: bytes } = await held(owner, 'watch', 'polri-jakpus', said);
    const { value } = await owner.part(EventCodec).decode(descriptor.topic, bytes);
    expect(value).toMatchObject(said);
  });
});
