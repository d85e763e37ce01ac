import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { flows } from '@sinergi/contracts';
import { handlingOf } from '@sinergi/domain';
import { readProfiles } from '@sinergi/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireEntityFlow } from './entity/entity-flow.js';
import { changesFor, exampleBody } from './entity/example-bodies.js';
import { ReadEntities } from './entity/read-entities.js';
import { Submit } from './entity/submit.js';
import { flowOf } from './ground/flow-of.js';
import { requireOwn } from './http/own-scopes.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

type Json = Record<string, unknown>;

const CLIENT = 'imigrasi-dki.system';
const MENTENG = '31.71.06';

let agency: AgencyAtHand;
let submit: Submit;

beforeAll(async () => {
  agency = await agencyAtHand('imigrasi-dki');
  submit = agency.part(Submit);
});
afterAll(() => agency?.close());

async function begun(flow: string, said: Json = {}): Promise<Json> {
  const submission = agency.submission({ flow, data: agency.body(flow, said) });
  return (await submit.one(submission, { client: CLIENT })).body as Json;
}
const beginning = (flow: string, said: Json) => () => begun(flow, said);

const changed = async (flow: string, id: string, version: number, data: Json): Promise<Json> => {
  const { change, ...rest } = data;
  const said = { flow, change: String(change), entityId: id, expectedVersion: version };
  const { body } = await submit.one(agency.submission({ ...said, data: rest }), { client: CLIENT });
  return body as Json;
};

/** The service's refusal of what a violation is about. */
const violating = (...fields: string[]) =>
  expect.objectContaining({
    code: 'invalid-entity',
    extra: { violations: fields.map((field) => expect.objectContaining({ field })) },
  });

describe.each(['incident', 'accreditation', 'calendar'])('the examples of %s', (flow) => {
  const { idField } = flows.find((one) => one.flow === flow)!;
  const { begins, changes } = requireEntityFlow(flow);

  it.each(changes.map(({ change }) => change))('begin one and take it to %s', async (change) => {
    const id = String((await begun(flow))[idField]);
    const context = {
      ...{ profile: agency.profile, boundaries: agency.parts.boundaries },
      now: Date.now(),
    };
    const requestable = changesFor(requireEntityFlow(flow), agency.profile);
    const body = exampleBody(
      requireEntityFlow(flow),
      requestable.find((one) => one.change === change)!,
      context,
    );
    const handling = body['handling'] as Json | undefined;
    const live = handling ? { handling: { ...handling, exercise: false } } : {};
    expect(await changed(flow, id, 1, { ...body, ...live })).toMatchObject({ version: 2, change });
  });

  it('name an officer with every step, who cannot be left out', async () => {
    const { schema } = begins[0]!;
    for (const step of [schema, ...changes.map((one) => one.schema)])
      expect(step['required']).toContain('officer');
  });
});

describe('an incident', () => {
  it('shows where and how grave it is, and seals what happened and why it ended', async () => {
    const { incidentId } = await begun('incident', { detail: { text: 'Contoh rincian.' } });
    await changed('incident', String(incidentId), 1, {
      ...{ change: 'CLOSED', officer: 'Rani Latihan', statusReason: 'Contoh alasan.' },
    });
    const read = agency.part(ReadEntities);
    const { items } = await read.history(flowOf('incident'), String(incidentId));
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items)).not.toMatch(/Contoh/);
    expect(items[1]!['incident']).toMatchObject({ kecamatan: MENTENG, status: 'CLOSED' });
  });

  it('names a representation and an event of its district that are held, or none', async () => {
    const representationId = randomUUID();
    const { calendarId } = await begun('calendar', { kecamatan: '31.71.04' });
    const nowhere = randomUUID();
    for (const field of ['representationId', 'calendarId'])
      await expect(beginning('incident', { [field]: nowhere })).rejects.toEqual(
        violating(`/${field}`),
      );
    const said = { representationId, kecamatan: MENTENG };
    await held(agency, 'representation', 'kesbangpol-jakpus', said);
    await expect(begun('incident', { representationId })).resolves.toMatchObject({ version: 1 });
    await held(agency, 'calendar', 'imigrasi-dki', { calendarId, kecamatan: '31.71.04' });
    await expect(beginning('incident', { calendarId })).rejects.toEqual(violating('/calendarId'));
  });

  it('of one lane names no representation of another', async () => {
    const representationId = randomUUID();
    const { handling } = agency.body('representation') as { handling: Json };
    const drill = {
      ...handling,
      ...handlingOf(randomUUID()),
      disputed: false,
      retainUntil: 22_000,
    };
    const said = { representationId, kecamatan: MENTENG, handling: drill };
    await held(agency, 'representation', 'kesbangpol-jakpus', said);
    await expect(beginning('incident', { representationId })).rejects.toEqual(
      violating('/representationId'),
    );
  });
});

it('an accreditation of a person is about the subject of the same document', async () => {
  const [one, other] = [await begun('accreditation'), await begun('accreditation')];
  const read = agency.part(ReadEntities);
  const subjectOf = async ({ accreditationId }: Json) => {
    const { items } = await read.history(flowOf('accreditation'), String(accreditationId));
    return (items[0]!['accreditation'] as Json)['subjectId'];
  };
  expect(await subjectOf(one)).toEqual(expect.any(String));
  expect(await subjectOf(other)).toBe(await subjectOf(one));
});

describe('who may take a step', () => {
  const MAY: Readonly<Record<string, (profile: { code: string; kind: string }) => boolean>> = {
    incident: ({ kind }) => kind === 'AGENCY',
    accreditation: ({ code }) => code === 'imigrasi-dki',
    calendar: ({ code }) => code === 'imigrasi-dki',
    intelligence: ({ code }) => code === 'bais-jakpus',
  };
  const table = Object.entries(MAY).flatMap(([flow, may]) =>
    readProfiles('deploy/agencies').map((profile) => ({ flow, profile, may: may(profile) })),
  );

  it.each(table)('$profile.code, of $flow: $may', ({ flow, profile, may }) => {
    const ask = () => requireOwn(profile, `${flow}:write`);
    if (may) expect(ask).not.toThrow();
    else expect(ask).toThrow();
  });
});
