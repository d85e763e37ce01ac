import type { CookieBrowser } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyStandIn } from '../testing/agency-stand-in.js';
import { DeskAtHand } from '../testing/desk-at-hand.js';

const CITRA = { id: 'citra', name: 'Citra Latihan', agency: 'imigrasi-jakpus', roles: ['officer'] };
const ID = '019ad3f1-0000-7000-8000-000000000001';
const MEETING = { version: 2, owner: 'imigrasi-jakpus', status: 'HELD', workItems: [] };

let agency: AgencyStandIn;
let desk: DeskAtHand;
let browser: CookieBrowser;

beforeAll(async () => {
  agency = await AgencyStandIn.start();
  desk = await DeskAtHand.start(CITRA, { 'imigrasi-jakpus': agency.url });
  browser = (await desk.logIn()).browser;
});

afterAll(async () => {
  await desk?.close();
  await agency?.close();
});

const read = async (path: string) => {
  const answer = await browser.get(`${desk.settings.publicUrl}/api/steps/${path}`);
  return { status: answer.status, said: await answer.json() };
};
const answers = (status: number, said: object = {}): void =>
  agency.answers((_request, response) => response.writeHead(status).end(JSON.stringify(said)));

describe('what may follow', () => {
  it('is said of what the agency shows to the officer', async () => {
    answers(200, MEETING);
    expect(await read(`meeting/${ID}`)).toEqual({
      status: 200,
      said: {
        ...{ version: 2, at: 'HELD', next: ['MINUTED'] },
        line: ['SCHEDULED', 'HELD', 'MINUTED', 'FOLLOWED_UP', 'CLOSED'],
      },
    });
    expect(agency.received[0]).toMatchObject({ url: `/meetings/${ID}`, method: 'GET' });
    expect(agency.received[0]!.headers.authorization).toMatch(/^Bearer /);
  });

  it('is nothing in what another agency owns', async () => {
    answers(200, { ...MEETING, owner: 'kesbangpol-jakpus' });
    expect((await read(`meeting/${ID}`)).said).toMatchObject({ at: 'HELD', next: [] });
  });

  it.each([
    [401, 401, 'login-needed'],
    [403, 403, 'not-allowed'],
    [404, 404, 'not-found'],
    [500, 503, 'agency-unavailable'],
    [302, 503, 'agency-unavailable'],
  ])('where the agency says %i, is refused with %i %s', async (status, refused, code) => {
    answers(status);
    expect(await read(`operation/${ID}`)).toMatchObject({
      ...{ status: refused, said: { type: `urn:sinergi:problem:${code}` } },
    });
  });

  it.each(['sighting', 'nothing'])(
    'is asked of no %s, and of nothing without an id',
    async (flow) => {
      answers(200, MEETING);
      expect((await read(`${flow}/${ID}`)).status).toBe(404);
      expect((await read('meeting/..%2Foperations')).status).toBe(404);
      expect(agency.received).toEqual([]);
    },
  );
});
