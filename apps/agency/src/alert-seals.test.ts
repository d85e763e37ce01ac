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

const { descriptor } = requireEntityFlow('alert');
const OWNER = 'imigrasi-jakpus';
type Fields = Record<string, unknown>;

let owner: AgencyAtHand;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-keystore-'));
  const keystoreOf = (code: string) => Keystore.create(join(folder, code), 'a phrase');
  owner = await agencyAtHand(OWNER, {
    'polri-jakpus': await keystoreOf('polri-jakpus'),
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
      .one(owner.submission({ flow: 'alert', data: {}, ...said }), { client: access.clientId })
  ).body;
/** What tells of the watch: nobody but whom it concerns may learn any of it. */
const TELLING = {
  category: 'WATCH_HIT',
  requestedAction: 'LOCATE',
  explanationId: 'Orang dalam daftar pantau terlihat di Menteng.',
  explanationEn: 'A person on a watch turned up in Menteng.',
  detail: { text: 'subject 4c2f0f0e, sighting of 24 November' },
};
const raise = async (said: Fields = {}) =>
  String(
    (
      await submit({
        data: {
          ...owner.body('alert'),
          ...{ kecamatan: null, evidence: [], addressees: ['polri-jakpus'] },
          ...{ competentAgency: 'polri-jakpus', ...TELLING, ...said },
        },
      })
    )['alertId'],
  );
const change = (entityId: string, expectedVersion: number, data: Fields) =>
  submit({ change: 'UPDATED', entityId, expectedVersion, data });
const opened = async (id: string): Promise<string> => {
  const { groups } = await owner.part(DiscloseEntity).execute(descriptor, {
    ...{ access, id },
    body: {
      ...{ groups: ['addressed'], purpose: 'SUPERVISION' },
      reason: 'Pemeriksaan latihan nomor 7',
    },
  });
  return (groups['addressed'] as unknown as { value: { text: string } }).value.text;
};
/** Its latest version, as it goes to the log. */
async function onLog(id: string): Promise<{ value: Fields; bytes: Buffer }> {
  const { rows } = await owner.parts.database.query(
    'SELECT value FROM owned_entity WHERE entity_id = $1',
    [id],
  );
  const bytes = rows[0]!['value'] as Buffer;
  const { value } = await owner.part(EventCodec).decode(descriptor.topic as never, bytes);
  return { value: value as unknown as Fields, bytes };
}

describe('an alert that a watched person turned up', () => {
  it('tells on the log neither that, nor what is asked, nor where, nor why', async () => {
    const { value, bytes } = await onLog(await raise());
    expect(value).toMatchObject({
      ...{ category: 'OTHER', requestedAction: 'INFORM', subjectId: null, kecamatan: null },
      ...{ ruleId: null, evidence: [], causationId: null, owner: OWNER },
      ...{ competentAgency: 'polri-jakpus', detail: { group: 'addressed' } },
    });
    const text = bytes.toString('latin1');
    for (const told of ['WATCH', 'LOCATE', 'Menteng', 'sighting', 'pantau', '4c2f0f0e'])
      expect([told, text.includes(told)]).toEqual([told, false]);
  });

  it('is opened by whom it is addressed to alone, with all that was said', async () => {
    const id = await raise();
    expect(await opened(id)).toBe(
      ['WATCH_HIT LOCATE', TELLING.explanationId, TELLING.explanationEn, TELLING.detail.text].join(
        '\n',
      ),
    );
    const { rows } = await owner.parts.database.query(
      `SELECT wraps FROM subject_key WHERE group_name = 'addressed' AND scope = $1`,
      [id],
    );
    const audiences = (rows[0]!['wraps'] as { audience: string }[]).map(({ audience }) => audience);
    expect(audiences).toEqual(['to:polri-jakpus']);
  });

  it('stays so when it is updated', async () => {
    const id = await raise();
    await change(id, 1, { severity: 'HIGH' });
    expect(await opened(id)).toContain('WATCH_HIT LOCATE');
    await change(id, 2, { detail: { text: 'it was another one' } });
    expect(await opened(id)).toBe('WATCH_HIT\nit was another one');
    const { value, bytes } = await onLog(id);
    expect(value).toMatchObject({ category: 'OTHER', severity: 'HIGH', version: 3 });
    expect(bytes.toString('latin1')).not.toContain('another one');
    for (const [name, said] of [
      ['evidence', [randomUUID()]],
      ['explanationEn', TELLING.explanationEn],
      ['requestedAction', 'LOCATE'],
    ] as const)
      await expect(change(id, 3, { [name]: said })).rejects.toMatchObject({
        code: 'invalid-entity',
        extra: { violations: [expect.objectContaining({ field: `/${name}` })] },
      });
  });

  it.each([
    ['subjectId', randomUUID()],
    ['kecamatan', '31.71.06'],
    ['evidence', [randomUUID()]],
    ['correlationId', randomUUID()],
    ['causationId', randomUUID()],
  ])('is refused where it tells its %s in the open', async (name, said) => {
    const inTheOpen = expect.objectContaining({ field: `/${name}`, got: 'it in the open' });
    await expect(raise({ [name]: said })).rejects.toMatchObject({
      code: 'invalid-entity',
      extra: { violations: expect.arrayContaining([inTheOpen]) },
    });
  });
});
