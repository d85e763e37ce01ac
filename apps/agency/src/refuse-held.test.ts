import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import { Problem } from './problem/problem.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

type Fields = Record<string, unknown>;

const AUTHORITY = 'imigrasi-jakpus';
const MINISTRY = 'held for the Foreign Ministry: refer it';

/** May read no permit of the kind in this test: none is in its copy. */
let district: AgencyAtHand;
let immigration: AgencyAtHand;
let subjectId: string;

beforeAll(async () => {
  [district, immigration] = await Promise.all([
    agencyAtHand('kec-menteng'),
    agencyAtHand('imigrasi-dki'),
  ]);
});
beforeEach(async () => {
  subjectId = randomUUID();
  for (const at of [district, immigration])
    await held(at, 'subject', AUTHORITY, { subjectId, documents: [], links: [] });
});
afterAll(() => Promise.all([district?.close(), immigration?.close()]));

const hold = (said: Fields = {}, owner = AUTHORITY, at = district) =>
  held(at, 'hold', owner, {
    ...{ subjectId, reach: 'EVERY_LEAD', status: 'HELD', change: 'HELD' },
    ...said,
  });

/** @returns the violations; none where it was accepted */
async function say(flow: string, said: Fields, at = district): Promise<unknown> {
  try {
    await at
      .part(Submit)
      .one(at.submission({ flow, data: at.body(flow, said) }), { client: 'a system' });
    return [];
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-entity') throw error;
    return error.extra['violations'];
  }
}
/** As an agency raises it, by no rule. */
const aLead = () => ({
  ...{ category: 'ELECTION', evidence: [], ruleId: null, ruleVersion: null, subjectId },
});
const alert = (said: Fields = {}) => say('alert', { ...aLead(), ...said });

describe('an alert on a subject that is held', () => {
  it('is refused where nothing but the hold is known, and not before', async () => {
    expect(await alert()).toEqual([]);
    await hold();
    expect(await alert()).toEqual([
      { field: '/subjectId', expected: 'a subject that is not held', got: MINISTRY },
    ]);
  });

  it('is accepted again after the release', async () => {
    const { key } = await hold();
    const holdId = key.split(':')[1];
    await hold({ holdId, version: 2, status: 'RELEASED', change: 'RELEASED' });
    expect(await alert()).toEqual([]);
  });

  it('is refused also under another subject of the same person', async () => {
    await hold();
    const other = randomUUID();
    await held(district, 'subject', AUTHORITY, {
      ...{ subjectId: other, version: 2, change: 'LINKED', documents: [] },
      links: [{ subjectId, relation: 'SAME_PERSON', assertedAt: 1 }],
    });
    expect(await alert({ subjectId: other })).toMatchObject([{ got: MINISTRY }]);
  });

  it('is refused also where it only cites an event about that subject', async () => {
    await hold();
    const { eventId } = await held(district, 'movement', AUTHORITY, { subjectId });
    const unnamed = { subjectId: null };
    expect(await alert({ ...unnamed, evidence: [eventId] })).toMatchObject([
      { field: '/evidence/0', got: MINISTRY },
    ]);
    expect(await alert({ ...unnamed, causationId: eventId })).toMatchObject([
      { field: '/causationId', got: MINISTRY },
    ]);
  });

  it('is accepted where somebody else than the identity authority says the hold', async () => {
    await hold({}, 'polri-jakpus');
    expect(await alert()).toEqual([]);
  });

  it('is accepted where the hold is of an exercise', async () => {
    await hold({
      handling: {
        ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
        ...{ exercise: true, disputed: false },
      },
    });
    expect(await alert()).toEqual([]);
  });

  it('is refused for overstay alone where the hold reaches no further', async () => {
    await hold({ reach: 'OVERSTAY' });
    expect(await alert()).toEqual([]);
    expect(await alert({ category: 'OVERSTAY' })).toMatchObject([
      { got: 'held for an officer of imigrasi-dki: refer it' },
    ]);
  });

  it('may be retracted, which names nobody anew', async () => {
    const { answer } = await raised();
    await hold();
    const at = { entityId: String(answer['alertId']), expectedVersion: 1 };
    const change = (name: string, data: Fields) =>
      district
        .part(Submit)
        .one(district.submission({ flow: 'alert', change: name, ...at, data }), { client: 's' });
    await expect(change('UPDATED', { severity: 'HIGH' })).rejects.toThrow(/refer it/);
    await expect(change('RETRACTED', { statusReason: 'It was held.' })).resolves.toMatchObject({
      body: { version: 2 },
    });
  });

  const raised = async (): Promise<{ answer: Fields }> => {
    const data = district.body('alert', aLead());
    const { body } = await district
      .part(Submit)
      .one(district.submission({ flow: 'alert', data }), { client: 's' });
    return { answer: body as Fields };
  };
});

describe('a bulletin', () => {
  it('that links such a subject, or what is about it, is refused', async () => {
    await hold();
    expect(await say('bulletin', { links: [subjectId] })).toMatchObject([{ field: '/links/0' }]);
    const { key } = await held(district, 'movement', AUTHORITY, { subjectId });
    expect(await say('bulletin', { links: [key.split(':')[1]] })).toMatchObject([
      { field: '/links/0', got: MINISTRY },
    ]);
    expect(await say('bulletin', { links: [randomUUID()] })).toEqual([]);
  });
});

describe('a watch', () => {
  const cegah = {
    ...{ category: 'CEGAH', requestedAction: 'PREVENT_EXIT', person: null, subjectId: undefined },
    ...{ requestedBy: 'imigrasi-dki', addressees: [] },
  };

  it('on a subject with a diplomatic permit is refused before any hold has come', async () => {
    const said = { ...cegah, subjectId };
    expect(await say('watch', said, immigration)).toEqual([]);
    await held(immigration, 'permit', AUTHORITY, {
      ...{ subjectId, kind: 'DIPLOMATIK', change: 'ISSUED', status: 'ACTIVE' },
    });
    expect(await say('watch', said, immigration)).toEqual([
      { field: '/subjectId', expected: 'a subject that is not held', got: MINISTRY },
    ]);
  });

  it('on the holder of a diplomatic document is refused, whoever that is', async () => {
    const person = immigration.body('watch')['person'] as Record<string, object>;
    const document = { ...person['document'], type: 'PD', number: 'D00000009' };
    const said = { ...cegah, person: { ...person, document } };
    expect(await say('watch', said, immigration)).toContainEqual(
      expect.objectContaining({ field: '/person/document/type', got: MINISTRY }),
    );
  });
});
