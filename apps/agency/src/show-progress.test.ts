import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { namedEntityId, onlyName } from '@sinergi/contracts';
import { continueTrace } from '@sinergi/observability';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireEntityFlow } from './entity/entity-flow.js';
import { ReadEntities } from './entity/read-entities.js';
import { ShowProgress } from './entity/show-progress.js';
import { Submit } from './entity/submit.js';
import { type Access } from './http/access.js';
import { ReadEventRecord } from './messages/read-event-record.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const OWN = 'kec-menteng';
const COMPETENT = { code: 'imigrasi-jakpus', number: 2 };
const { descriptor } = requireEntityFlow('alert');

const DAY_MS = 86_400_000;
const READS_ALL: Access = {
  ...{ clientId: `${OWN}.system`, agency: OWN, expiresAt: Date.now() + DAY_MS, officer: null },
  ...{ scopes: new Set(['alert:read', 'response:read']), trace: continueTrace() },
};

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand(OWN);
});
afterAll(() => agency?.close());

/** An alert of this district, as the copy holds it. @returns its id */
async function anAlert(): Promise<string> {
  const alertId = randomUUID();
  await held(agency, 'alert', 'deteksi', { alertId, dueAt: Date.now() - 1_000 });
  return alertId;
}
/** What the competent agency said, as the copy holds it. */
const answered = (alertId: string, stage: string, version: number) =>
  held(agency, 'response', COMPETENT.code, {
    ...{ alertId, stage, change: stage, version, result: stage === 'RESULT' ? 'FOUND' : null },
    responseId: namedEntityId(COMPETENT.number, onlyName('response', COMPETENT.code, [alertId])),
  });
const progressOf = async (alertId: string) => {
  const alert = await agency.part(ReadEntities).one(descriptor, alertId);
  const [shown] = await agency.part(ShowProgress).beside('alert', [alert]);
  return shown!['progress'];
};

describe('an alert that is read', () => {
  it('shows how far it is by the responses that are held, each at its latest version', async () => {
    const alertId = await anAlert();
    expect(await progressOf(alertId)).toMatchObject({ stage: 'OPEN', by: null, isPastDue: true });
    await answered(alertId, 'TAKEN', 1);
    expect(await progressOf(alertId)).toMatchObject({
      ...{ stage: 'TAKEN', by: COMPETENT.code, result: null, isPastDue: false },
      since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
    });
    await answered(alertId, 'RESULT', 2);
    expect(await progressOf(alertId)).toMatchObject({ stage: 'ANSWERED', result: 'FOUND' });
  });

  it('shows an answer of its own before the log has brought it back', async () => {
    const alertId = await anAlert();
    const submission = agency.submission({
      ...{ flow: 'response', data: agency.body('response', { alertId }) },
    });
    await agency.part(Submit).one(submission, { client: `${OWN}.system` });
    expect(await progressOf(alertId)).toMatchObject({ stage: 'SEEN', by: OWN });
  });

  it('is past due by the time of its lane', async () => {
    const exerciseId = randomUUID();
    const then = Date.now() - 400 * DAY_MS;
    const handling = {
      ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 40_000 },
      ...{ exercise: true, exerciseId, disputed: false },
    };
    const alertId = randomUUID();
    await held(agency, 'exercise', 'imigrasi-dki', { exerciseId, status: 'OPEN', now: then });
    await held(agency, 'alert', 'deteksi', { alertId, dueAt: then + DAY_MS, handling });
    expect(await progressOf(alertId)).toMatchObject({ isPastDue: false });
    await held(agency, 'exercise', 'imigrasi-dki', {
      ...{ exerciseId, status: 'OPEN', version: 2, now: then + 2 * DAY_MS },
    });
    expect(await progressOf(alertId)).toMatchObject({ isPastDue: true });
  });

  it('is shown beside each of its events, and beside no event of another flow', async () => {
    const alertId = await anAlert();
    const first = await answered(alertId, 'TAKEN', 1);
    const raised = await agency.parts.database.query(
      'SELECT event_id::text AS id FROM history WHERE key = $1',
      [`deteksi:${alertId}`],
    );
    const record = (eventId: string) =>
      agency.part(ReadEventRecord).execute(READS_ALL, eventId, null);
    const { progress } = await record(String(raised.rows[0]!['id']));
    expect(progress).toMatchObject({ stage: 'TAKEN', by: COMPETENT.code });
    expect((await record(first.eventId)).progress).toBeNull();
  });

  it('is shown so in lists, and other entities as they are', async () => {
    const ids = [await anAlert(), await anAlert()];
    await answered(ids[0]!, 'TAKEN', 1);
    const { items } = await agency.part(ReadEntities).list(descriptor, { limit: 50 });
    const shown = await agency.part(ShowProgress).beside('alert', items);
    const stages = ids.map(
      (id) => (shown.find((one) => one['alertId'] === id)!['progress'] as { stage: string }).stage,
    );
    expect(stages).toEqual(['TAKEN', 'OPEN']);
    expect(await agency.part(ShowProgress).beside('permit', items)).toEqual(items);
  });
});
