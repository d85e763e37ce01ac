import 'reflect-metadata';
import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import type { AgencyProfile } from '@sinergi/settings';
import { type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../database/database.js';
import { putVersion } from '../database/testing/put-version.js';
import { HeldEntities } from '../replica/held-entities.js';
import type { ValueReader } from '../replica/value-reader.js';
import { requireEntityFlow } from './entity-flow.js';
import type { CheckedSubmission } from './submission.js';
import { validateCitations } from './validate-citations.js';

const [LIVE, DRILL, UNKNOWN] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

let postgres: TemporaryPostgres;
let database: Database;
let held: HeldEntities;

/**
 * The copy holds a person, a permit and an event of each lane; the exercise's own ones have not
 * come back yet.
 */
beforeAll(async () => {
  postgres = await temporaryPostgres();
  const url = await postgres.createDatabase('agency');
  const logger = createLogger({ service: 'test', level: 'error' });
  const outage = new OutageLog({ of: 'database', logger });
  database = new Database({ agency: 'imigrasi-jakpus', url, poolSize: 2, outage });
  await database.connect();
  // A value contains its lane and nothing else.
  const read = async (_topic: string, value: Buffer) => ({
    handling: { exercise: value[0] === 1 },
  });
  held = new HeldEntities({ code: 'imigrasi-jakpus' } as AgencyProfile, database, {
    read,
  } as unknown as ValueReader);
  for (const [id, lane] of [
    [LIVE, 0],
    [DRILL, 1],
  ]) {
    const value = Buffer.from([Number(lane)]);
    await putVersion(database.query, { topic: 'timpora.subject', key: `x:${id}`, value });
    await database.query(
      `INSERT INTO owned_entity (flow, entity_id, version, event_id, value)
       VALUES ('permit', $1::text, 1, $1::text::uuid, $2)`,
      [id, value],
    );
    const eventId = String(id);
    await putVersion(database.query, { topic: 'timpora.permit', key: `x:${id}`, eventId, value });
  }
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

const validate = async (flow: string, fields: Record<string, unknown>, exercise: boolean) => {
  const checked = { flow: requireEntityFlow(flow), fields } as unknown as CheckedSubmission;
  const after = { ...fields, handling: { exercise } };
  const violations = await validateCitations(checked, after, held, database.query);
  return violations.map(({ field }) => field);
};

describe('a reference', () => {
  it.each([
    ['a person', 'alert', { subjectId: DRILL }, '/subjectId'],
    ['a permit of its own that has not come back', 'movement', { permitId: DRILL }, '/permitId'],
    ['one of several events', 'alert', { evidence: [LIVE, DRILL] }, '/evidence/1'],
    ['a cause', 'response', { causationId: DRILL }, '/causationId'],
    ['any entity', 'bulletin', { links: [DRILL] }, '/links/0'],
    ['another subject', 'subject', { links: [{ subjectId: DRILL }] }, '/links/0/subjectId'],
    ['an id in capitals', 'alert', { subjectId: DRILL!.toUpperCase() }, '/subjectId'],
  ])('from what is live to an exercise is refused: %s', async (_what, flow, fields, pointer) => {
    expect(await validate(flow, fields, false)).toEqual([pointer]);
  });

  it('from an exercise to a live entity is refused too', async () => {
    expect(await validate('alert', { subjectId: LIVE, evidence: [LIVE] }, true)).toEqual([
      '/subjectId',
      '/evidence/0',
    ]);
  });

  it('within a lane, or to what is not held, is taken', async () => {
    expect(await validate('alert', { subjectId: DRILL, evidence: [DRILL, UNKNOWN] }, true)).toEqual(
      [],
    );
    expect(await validate('movement', { subjectId: LIVE, permitId: UNKNOWN }, false)).toEqual([]);
  });

  it('to a subject that nobody minted is refused; what names one makes it known', async () => {
    for (const flow of ['alert', 'sighting'])
      expect(await validate(flow, { subjectId: UNKNOWN }, false)).toEqual(['/subjectId']);
    await putVersion(database.query, {
      ...{ topic: 'timpora.permit', key: 'x:x', value: Buffer.alloc(0), subjectId: UNKNOWN },
    });
    expect(await validate('alert', { subjectId: UNKNOWN }, false)).toEqual([]);
  });
});
