import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import { Problem } from './problem/problem.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

type Fields = Record<string, unknown>;

const ME = 'imigrasi-jakpus';
let agency: AgencyAtHand;
let subjectId: string;

beforeAll(async () => {
  agency = await agencyAtHand(ME);
});
beforeEach(async () => {
  subjectId = randomUUID();
  await held(agency, 'subject', ME, { subjectId, documents: [], links: [] });
});
afterAll(() => agency?.close());

const hold = (said: Fields = {}) =>
  held(agency, 'hold', ME, {
    ...{ subjectId, reach: 'EVERY_LEAD', status: 'HELD', change: 'HELD' },
    ...said,
  });
const referral = (said: Fields) =>
  held(agency, 'referral', 'imigrasi-dki', {
    ...{ referralId: randomUUID(), subjectId, kind: 'PRIVILEGE', status: 'ANSWERED' },
    ...said,
  });
/** @returns the fields that were refused, or the case */
async function open(said: Fields = {}): Promise<string[] | Fields> {
  const data = agency.body('case', { subjectId, grounds: [], ...said });
  try {
    const submission = agency.submission({ flow: 'case', data });
    return (await agency.part(Submit).one(submission, { client: 'a system' })).body as Fields;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (error.extra['violations'] as { field: string }[]).map(({ field }) => field);
  }
}

describe('a case about somebody who is held', () => {
  it('does not begin, also where only its grounds are about them', async () => {
    expect(await open()).toMatchObject({ version: 1 });
    await hold();
    expect(await open()).toEqual(['/subjectId']);
    const { eventId } = await held(agency, 'movement', ME, { subjectId });
    const other = randomUUID();
    await held(agency, 'subject', ME, { subjectId: other, documents: [], links: [] });
    expect(await open({ subjectId: other, grounds: [eventId] })).toEqual(['/grounds/0']);
  });

  it('begins where it rests on the recorded answer to their referral, on no other', async () => {
    await hold();
    const cite = async (said: Fields) => open({ causationId: (await referral(said)).eventId });
    expect(await cite({ status: 'REFERRED' })).toContain('/subjectId');
    expect(await cite({ status: 'RETRACTED' })).toContain('/subjectId');
    expect(await cite({ subjectId: randomUUID() })).toContain('/subjectId');
    const { eventId } = await held(agency, 'movement', ME, { subjectId });
    expect(await open({ causationId: eventId })).toContain('/subjectId');
    expect(await cite({})).toMatchObject({ version: 1 });
    expect(await cite({ status: 'CLOSED', outcome: 'CONFIRMED' })).toMatchObject({ version: 1 });
  });

  it('goes on where it began before, since what happened is recorded', async () => {
    const begun = (await open()) as Fields;
    await hold();
    const at = { entityId: String(begun['caseId']), expectedVersion: 1 };
    const data = { officer: 'Rani Latihan' };
    const submission = agency.submission({ flow: 'case', change: 'EXAMINED', ...at, data });
    const { body } = await agency.part(Submit).one(submission, { client: 'a system' });
    expect(body).toMatchObject({ version: 2 });
  });

  it('begins where the hold keeps off alerts on overstay alone', async () => {
    await hold({ reach: 'OVERSTAY' });
    expect(await open()).toMatchObject({ version: 1 });
  });
});
