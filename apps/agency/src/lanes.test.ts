import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { EARLIER_EXERCISE, handlingOf, LIVE } from '@sinergi/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requestKindMigration } from './database/request-kind-migration.js';
import { listQuery } from './entity/list-query.js';
import { ReadEntities } from './entity/read-entities.js';
import { ReadFeedEvents } from './feed/read-feed-events.js';
import { flowOf } from './ground/flow-of.js';
import { ALL_LANES } from './http/query-parameters.js';
import { FillColumns } from './replica/fill-columns.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const EXERCISE = '00010000-0000-8000-8000-0000000000e3';
const LANES = [LIVE, EXERCISE, EARLIER_EXERCISE];
const OWNER = 'polri-jakpus';
const BULLETIN = flowOf('bulletin');
const REQUEST = flowOf('request');

let agency: AgencyAtHand;
let entities: ReadEntities;
let feed: ReadFeedEvents;

beforeAll(async () => {
  agency = await agencyAtHand('kec-menteng');
  entities = agency.part(ReadEntities);
  feed = agency.part(ReadFeedEvents);
});
beforeEach(() => agency.parts.database.query('TRUNCATE history').then(() => undefined));
afterAll(() => agency?.close());

const inLane = (lane: string, change: object = {}) => ({
  handling: {
    ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
    ...{ ...handlingOf(lane), disputed: false },
  },
  ...change,
});
async function aBulletin(lane: string): Promise<string> {
  const bulletinId = randomUUID();
  await held(agency, 'bulletin', OWNER, inLane(lane, { bulletinId }));
  return bulletinId;
}
const listed = async (asked: object = {}) =>
  (await entities.list(BULLETIN, { limit: 50, ...asked })).items.map((one) => one['bulletinId']);

describe('a list', () => {
  it('shows one lane, the deployment’s where none is asked for', async () => {
    const ids = new Map<string, string>();
    for (const lane of LANES) ids.set(lane, await aBulletin(lane));
    expect(await listed()).toEqual([ids.get(LIVE)]);
    for (const lane of LANES) expect(await listed({ lane })).toEqual([ids.get(lane)]);
  });

  it('of what is in every lane shows all of it', async () => {
    await held(agency, 'exercise', 'imigrasi-dki', { exerciseId: EXERCISE });
    const page = { limit: 50, lane: EXERCISE };
    expect((await entities.list(flowOf('exercise'), page)).items).toHaveLength(1);
  });

  it('of requests filters by what they ask for and by status, after an upgrade too', async () => {
    const said = { subjectId: null, detail: null, addressees: ['kec-menteng'] };
    const [asked, advised, closed] = [randomUUID(), randomUUID(), randomUUID()];
    const all = { [asked]: ['INFORMATION', 'OPEN'], [closed]: ['INFORMATION', 'CLOSED'] };
    const hold = ([requestId, [kind, status]]: [string, string[]]) =>
      held(agency, 'request', OWNER, { ...said, requestId, kind, status });
    for (const one of Object.entries(all)) await hold(one);
    const found = async (filter: object) =>
      (await entities.list(REQUEST, { limit: 50, ...filter })).items.map((one) => one['requestId']);
    const { query } = agency.parts.database;
    await query(`UPDATE state SET kind = filters->>'status', filters = filters - 'status'`);
    expect(await found({ kind: 'INFORMATION' })).toEqual([]);
    await query(requestKindMigration.up);
    await hold([advised, ['ADVICE', 'OPEN']]);
    expect(await found({ kind: 'ADVICE' })).toEqual([advised]);
    expect(new Set(await found({ kind: 'INFORMATION' }))).toEqual(new Set([asked, closed]));
    expect(new Set(await found({ status: 'OPEN' }))).toEqual(new Set([asked, advised]));
    expect(await found({ status: 'CLOSED', addressedTo: 'me' })).toEqual([closed]);
  });

  it('filters by the fields that its flow names', async () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    const asked = { subjectId: null, detail: null, status: 'OPEN' };
    await held(agency, 'request', OWNER, {
      ...{ ...asked, requestId: mine, addressees: ['kec-menteng', 'kec-senen'] },
    });
    await held(agency, 'request', OWNER, { ...asked, requestId: other, addressees: ['kec-senen'] });
    const found = async (filter: object) =>
      (await entities.list(REQUEST, { limit: 50, ...filter })).items.map((one) => one['requestId']);
    expect(await found({ addressedTo: 'me' })).toEqual([mine]);
    expect(new Set(await found({ addressedTo: 'kec-senen' }))).toEqual(new Set([mine, other]));
    await expect(found({ addressedTo: 'kec-nowhere' })).rejects.toMatchObject({
      code: 'invalid-request',
    });
    expect(Object.keys(listQuery(flowOf('alert')))).toEqual(
      expect.arrayContaining(['status', 'competentAgency', 'addressedTo', 'lane']),
    );
    expect(Object.keys(listQuery(flowOf('reply')))).toContain('requestId');
    expect(Object.keys(listQuery(flowOf('response')))).toContain('alertId');
  });
});

describe('the feed', () => {
  it('leaves out other lanes, and goes on behind them', async () => {
    const drills: string[] = [];
    for (let n = 0; n < 5; n++) {
      await aBulletin(LIVE);
      drills.push(await aBulletin(EXERCISE));
    }
    await agency.parts.database.query(
      'UPDATE feed SET last_seq = (SELECT max(feed_seq) FROM history)',
    );
    const read = async (lane: string) => {
      const page = await feed.page(0n, 3, { flows: ['bulletin'], lane });
      const rest = await feed.page(feed.positionOf(page.cursor), 50, {
        ...{ flows: ['bulletin'], lane },
      });
      return [...page.items, ...rest.items].map(({ event }) => event.subject);
    };
    expect(await read(EXERCISE)).toEqual(drills);
    expect(await read(ALL_LANES)).toHaveLength(10);
    expect(await read(EARLIER_EXERCISE)).toEqual([]);
  });
});

describe('rows of an earlier release', () => {
  it('are filled from their values, in steps, and then listed', async () => {
    const drill = await aBulletin(EXERCISE);
    for (let n = 0; n < 501; n++) await aBulletin(LIVE);
    await agency.parts.database.query('UPDATE state SET lane = NULL, filters = NULL');
    expect(await listed({ lane: EXERCISE })).toEqual([]);
    const steps: number[] = [];
    const filled = await agency.part(FillColumns).execute((rows) => steps.push(rows));
    expect([filled, steps]).toEqual([502, [500, 502]]);
    expect(await listed({ lane: EXERCISE })).toEqual([drill]);
    expect(await agency.part(FillColumns).execute()).toBe(0);
  });
});
