import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { continueTrace } from '@sinergi/observability';
import { Keystore } from '@sinergi/trust';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { putVersion } from './database/testing/put-version.js';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import type { Access } from './http/access.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const { descriptor } = requireEntityFlow('lodging');
const CLIENT = 'kec-menteng.system';
const WISH = {
  ...{ groups: ['identity'], purpose: 'SUPERVISION', officer: 'Petugas Latihan' },
  reason: 'Pemeriksaan latihan nomor 7',
};

let agency: AgencyAtHand;
let disclose: DiscloseEntity;
let id: string;

beforeAll(async () => {
  agency = await agencyAtHand('kec-menteng');
  disclose = agency.part(DiscloseEntity);
  const { body } = await agency
    .part(Submit)
    .one(agency.submission({ flow: 'lodging', data: agency.body('lodging') }), { client: CLIENT });
  id = String(body[descriptor.idField]);
});
beforeEach(() => agency.parts.database.query('TRUNCATE disclosure').then(() => undefined));
afterEach(() => vi.restoreAllMocks());
afterAll(() => agency?.close());

const access: Access = {
  ...{ clientId: CLIENT, agency: 'kec-menteng', scopes: new Set<string>(), expiresAt: 0 },
  ...{ officer: null, trace: continueTrace() },
};
const open = (said: Record<string, unknown> = {}, of = id, as: Access = access) =>
  disclose.execute(descriptor, { access: as, id: of, body: { ...WISH, ...said } });

/** Whatever opens a seal, watched: it works as ever. */
const openings = () => [
  vi.spyOn(agency.parts.keys, 'reopen'),
  vi.spyOn(agency.parts.opener, 'open'),
];

describe('a disclosure', () => {
  it('opens the group, and who asked for it, what for and why is written down', async () => {
    const { groups, disclosureId, version } = await open();
    expect(version).toBe(1);
    expect(groups['identity']).toMatchObject({
      status: 'OPEN',
      value: { surname: (agency.body('lodging')['guest'] as Record<string, unknown>)['surname'] },
    });
    const { rows } = await agency.parts.database.query('SELECT * FROM disclosure');
    expect(rows).toMatchObject([
      {
        ...{ disclosure_id: disclosureId, client: CLIENT, officer: WISH.officer, version: 1 },
        ...{ purpose: WISH.purpose, reason: WISH.reason, groups: WISH.groups },
        ...{ topic: descriptor.topic, key: `kec-menteng:${id}`, officer_kind: 'STATED' },
      },
    ]);
  });

  it('is committed before anything is opened', async () => {
    const rowsAtOpening: number[] = [];
    const reopen = agency.parts.keys.reopen.bind(agency.parts.keys);
    vi.spyOn(agency.parts.keys, 'reopen').mockImplementation(async (...asked) => {
      // Over another connection, which sees what was committed alone.
      rowsAtOpening.push(...(await agency.rowsOf('disclosure')));
      return reopen(...asked);
    });
    await open();
    expect(rowsAtOpening).toEqual([1]);
  });

  it('opens nothing where it cannot be written down', async () => {
    const opened = openings();
    const { query } = agency.parts.database;
    await query('ALTER TABLE disclosure ADD CONSTRAINT broken CHECK (false) NOT VALID');
    await expect(open()).rejects.toThrow(/broken/);
    await query('ALTER TABLE disclosure DROP CONSTRAINT broken');
    for (const opening of opened) expect(opening).not.toHaveBeenCalled();
  });

  it.each([
    ['no purpose', { purpose: undefined }, 'invalid-request'],
    ['no reason', { reason: undefined }, 'invalid-request'],
    ['a reason of a few letters', { reason: 'perlu' }, 'invalid-request'],
    ['no group', { groups: [] }, 'invalid-request'],
    ['a group that the flow does not have', { groups: ['case'] }, 'invalid-request'],
    ['nobody who asks', { officer: undefined }, 'invalid-request'],
    ['a purpose that is not the agency’s', { purpose: 'ENFORCEMENT' }, 'not-entitled'],
  ])('with %s opens nothing', async (_what, said, code) => {
    const opened = openings();
    await expect(open(said)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/Expected .*got /s),
    });
    for (const opening of opened) expect(opening).not.toHaveBeenCalled();
    expect(await agency.rowsOf('disclosure')).toEqual([0]);
  });

  it('by a human is in the name of the token, and of nobody else', async () => {
    const human = { ...access, officer: 'Siti Latihan' };
    await expect(open({}, id, human)).rejects.toMatchObject({ code: 'not-entitled' });
    await open({ officer: undefined }, id, human);
    const { rows } = await agency.parts.database.query(
      'SELECT officer, officer_kind AS kind FROM disclosure',
    );
    expect(rows).toEqual([{ officer: 'Siti Latihan', kind: 'LOGGED_IN' }]);
  });

  it('of what is not held is not found', async () => {
    await expect(open({}, '00000000-0000-4000-8000-000000000001')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('what another agency sealed for others', () => {
  it('stays closed, and that it was asked for is written down', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-keystore-'));
    const elsewhere = await agencyAtHand('kec-senen', {
      'kec-menteng': await Keystore.create(join(folder, 'keystore'), 'a phrase'),
    });
    try {
      const { body } = await elsewhere
        .part(Submit)
        .one(elsewhere.submission({ flow: 'lodging', data: elsewhere.body('lodging') }), {
          client: 'kec-senen.system',
        });
      const foreign = String(body[descriptor.idField]);
      const { rows } = await elsewhere.parts.database.query(
        'SELECT value FROM owned_entity WHERE entity_id = $1',
        [foreign],
      );
      await putVersion(agency.parts.database.query, {
        ...{ topic: descriptor.topic, key: `kec-senen:${foreign}`, change: 'CHECKED_IN' },
        value: rows[0]!['value'] as Buffer,
      });
      const refusal = await open({}, foreign).catch((error: unknown) => error);
      expect(refusal).not.toHaveProperty('groups.identity.value');
      expect(JSON.stringify(refusal)).not.toContain('"OPEN"');
      expect(await agency.rowsOf('disclosure')).toEqual([1]);
    } finally {
      await elsewhere.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
