import 'reflect-metadata';
import { handlingOf } from '@sinergi/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReadCoverage } from './coverage/read-coverage.js';
import { Submit } from './entity/submit.js';
import { Problem } from './problem/problem.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const ME = 'kec-menteng';
const MENTENG = '31.71.06';
const EXERCISE = '00010000-0000-8000-8000-0000000000e5';
const AT = Date.parse('2026-11-24T03:00:00Z');
const CLIENT = `${ME}.system`;

let agency: AgencyAtHand;
let coverage: ReadCoverage;
let submit: Submit;

beforeAll(async () => {
  agency = await agencyAtHand(ME);
  coverage = agency.part(ReadCoverage);
  submit = agency.part(Submit);
});
beforeEach(() =>
  agency.parts.database.query('TRUNCATE history, owned_entity, outbox').then(() => undefined),
);
afterAll(() => agency?.close());

const inLane = (lane: string) => ({
  ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
  ...{ ...handlingOf(lane), disputed: false },
});
const states = (owner: string, flow: string, completeUntil: number, lane = 'LIVE') =>
  held(agency, 'coverage', owner, {
    ...{ flow, kecamatan: null, completeUntil, handling: inLane(lane) },
  });
const of = (flow: string, kecamatan: string | null = null, lane = 'LIVE') =>
  coverage.of({ flow, kecamatan }, lane);
const said = (change: object) => agency.body('coverage', { flow: 'lodging', ...change });

describe('the coverage of a flow', () => {
  it('is nothing while somebody who reports it has stated nothing', async () => {
    expect(await of('movement')).toEqual({
      ...{ flow: 'movement', kecamatan: null, coveredUntil: null },
      owners: [{ owner: 'imigrasi-jakpus', completeUntil: null }],
    });
  });

  it('is the earliest of those who report it in a district, in the lane asked for', async () => {
    await states('imigrasi-jakpus', 'lodging', AT);
    await states('polri-jakpus', 'lodging', AT - 1_000);
    await states(ME, 'lodging', AT - 2_000, EXERCISE);
    expect((await of('lodging', MENTENG)).coveredUntil).toBeNull();
    await states(ME, 'lodging', AT + 1_000);
    const { coveredUntil, owners } = await of('lodging', MENTENG);
    expect(coveredUntil).toBe(AT - 1_000);
    expect(owners.map(({ owner }) => owner)).toEqual(['imigrasi-jakpus', ME, 'polri-jakpus']);
    expect((await of('lodging', MENTENG, EXERCISE)).owners).toContainEqual({
      ...{ owner: ME, completeUntil: AT - 2_000 },
    });
  });

  it('is not asked of a flow or a district that is not there', async () => {
    await expect(of('weather')).rejects.toThrow(Problem);
    await expect(of('lodging', '31.71.99')).rejects.toThrow(/Expected kecamatan: one of/);
  });
});

describe('a statement of coverage', () => {
  it('is one for each flow and district, which only advances', async () => {
    const begin = (change: object = {}) =>
      submit.one(agency.submission({ flow: 'coverage', data: said(change) }), { client: CLIENT });
    const { status, body } = await begin();
    expect(status).toBe(201);
    await expect(begin()).rejects.toMatchObject({ code: 'already-exists' });
    expect((await begin({ kecamatan: MENTENG })).status).toBe(201);
    const advance = (completeUntil: string) =>
      submit.one(
        agency.submission({
          ...{ flow: 'coverage', change: 'ADVANCED', entityId: String(body['coverageId']) },
          ...{ expectedVersion: 1, data: { completeUntil, officer: 'Petugas Latihan' } },
        }),
        { client: CLIENT },
      );
    await expect(advance('2020-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'invalid-entity' });
    const later = new Date().toISOString();
    expect((await advance(later)).body['version']).toBe(2);
  });

  it('is refused of a flow that the agency does not publish', async () => {
    const data = said({ flow: 'movement' });
    const refused = submit.one(agency.submission({ flow: 'coverage', data }), { client: CLIENT });
    await expect(refused).rejects.toMatchObject({
      extra: { violations: [{ field: '/flow', got: 'movement' }] },
    });
  });
});
