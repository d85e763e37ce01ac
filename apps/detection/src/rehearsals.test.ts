import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { agencyUrn } from '@sinergi/contracts';
import { IDENTITY_RULES, type OpenRule } from '@sinergi/detection';
import { TokenVerifier } from '@sinergi/http';
import { civilDayAt } from '@sinergi/law';
import { createLogger } from '@sinergi/observability';
import { eventually, type IssuerAtHand, issuerAtHand, type TokenSays } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FeedItem } from './feed-item.js';
import { type Rehearsal, rehearseRule } from './rehearse-rule.js';
import { type DetectionParts, detectionDoors } from './serve-detection.js';
import { takeEvents } from './take-events.js';
import { TABLES } from './testing/a-look.js';
import { detectionDatabase } from './testing/detection-database.js';
import { aLink, anExit, aPermit, item } from './testing/some-facts.js';
import { someRules } from './testing/some-rules.js';

const DAY_MS = 86_400_000;
const EXERCISE = '00000001-0000-8000-8000-0000000000e1';
const BOOK = someRules();
const at = detectionDatabase();
const logged: Record<string, unknown>[] = [];

let issuer: IssuerAtHand;
let app: NestFastifyApplication;
let url: string;

/** Rules as the service runs them, one that fails, and one that never ends a day quickly. */
const overstay = BOOK.rules.find(({ id }) => id === 'overstay')!;
const failing: OpenRule = {
  ...overstay,
  id: 'test-failing',
  evaluate: () => {
    throw new TypeError('a defect');
  },
};
const slow: OpenRule = {
  ...overstay,
  id: 'test-slow',
  evaluate: (facts, context) => {
    const until = performance.now() + 2;
    while (performance.now() < until);
    return { ...overstay.evaluate(facts, context), againAt: context.now };
  },
};

beforeAll(async () => {
  issuer = await issuerAtHand();
  const agency = 'deteksi';
  const served = { token: 'a-token-of-a-scraper', text: async () => 'metrics 1' };
  const parts: DetectionParts = {
    ...{ work: { waitsFor: null }, served, database: at.database, participants: [] },
    ...{ rules: [...BOOK.rules, failing, slow], coordinator: 'imigrasi-dki' },
    verifier: new TokenVerifier({ issuer: issuer.url, audience: agencyUrn(agency), agency }),
    logger: createLogger({
      ...{ service: 'detection', level: 'info' },
      destination: { write: (line) => void logged.push(JSON.parse(line)) },
    }),
  };
  app = await detectionDoors(parts);
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});

afterAll(async () => {
  await app?.close();
  issuer?.close();
});

beforeEach(async () => {
  await at.database.query(`TRUNCATE ${TABLES}`);
  logged.length = 0;
});

const take = (...items: FeedItem[]) => takeEvents(at.database.query, items, new Date(), BOOK);
const dayAgo = (days: number): string => civilDayAt(Date.now() - days * DAY_MS);
/** A permit whose last day was some days ago. */
const ended = (daysAgo: number, change: Record<string, unknown> = {}): FeedItem =>
  aPermit(randomUUID(), false, {
    ...{ validFrom: dayAgo(daysAgo + 60), validUntil: dayAgo(daysAgo) },
    ...change,
  });
const says = (change: Partial<TokenSays> = {}): TokenSays => ({
  ...{ agency: 'deteksi', scopes: ['operate'], officer: 'Admin Satu (admin-1)' },
  ...change,
});
const header = async (change: Partial<TokenSays> = {}) => ({
  authorization: `Bearer ${await issuer.token(says(change))}`,
});
const post = async (
  body: unknown,
  { rule = 'overstay', headers = {} as Record<string, string> } = {},
): Promise<Response> =>
  fetch(`${url}/rules/${rule}/rehearsals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await header()), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const rehearsed = async (body: object, rule?: string): Promise<Rehearsal> => {
  const answer = await post(body, { rule });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Rehearsal;
};
const problemOf = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const { type, detail } = (await answer.json()) as { type: string; detail: string };
  return { status: answer.status, code: type.split(':').at(-1), detail };
};

describe('a rehearsal', () => {
  it('tells what would go, change and stay, with evidence and both explanations', async () => {
    const [going, changing, staying] = [ended(2), ended(5), ended(200)];
    await take(going, changing, staying);
    const told = await rehearsed({ days: 30, set: { graceDays: 3 } });
    expect(told).toMatchObject({
      ...{ rule: 'overstay', version: 3, lane: 'LIVE', days: 30, units: 3, of: 3 },
      ...{ present: { graceDays: 0 }, changed: { graceDays: 3 }, saidAnew: 0, failed: 0 },
      ...{ isComplete: true, counts: { come: 0, go: 1, change: 1, same: 1 } },
    });
    const [gone, changed] = ['GO', 'CHANGE'].map(
      (kind) => told.examples.find((one) => one.kind === kind)!,
    );
    expect(gone).toMatchObject({
      ...{ unit: 'PERSON', unitId: going.data['subjectId'], cause: going.data['permitId'] },
      ...{ changed: null, present: { from: dayAgo(1), until: dayAgo(0), days: 2 } },
      present: { finding: { evidence: [going.id], explanation: { id: expect.any(String) } } },
      silentFor: { en: expect.stringContaining('days of grace') },
    });
    expect(changed).toMatchObject({
      ...{ changes: ['DAYS'], present: { from: dayAgo(4) }, changed: { from: dayAgo(1) } },
    });
  });

  it('writes nothing, and says in the log who asked', async () => {
    await take(ended(2));
    const tables = ['finding', 'decision', 'due'];
    const count = () =>
      Promise.all(tables.map((table) => at.database.query(`SELECT * FROM ${table}`)));
    const before = await count();
    await rehearsed({ days: 30, set: { graceDays: 3 } });
    expect(await count()).toEqual(before);
    expect(logged).toMatchObject([
      { officer: 'Admin Satu (admin-1)', officerKind: 'LOGGED_IN', rule: 'overstay', days: 30 },
    ]);
  });

  it('compares with what the coordinator has set, from its day on', async () => {
    const set = (owner: string) =>
      item('rule-setting', false, 1, {
        ...{ ruleSettingId: randomUUID(), owner, ruleId: 'overstay', ruleVersion: 3 },
        ...{ values: [{ parameter: 'graceDays', value: 30 }], inForceFrom: dayAgo(1) },
        ...{ inForceUntil: null, revokedOn: null, officer: 'Rani Latihan' },
      });
    await take(ended(2), ended(4), set('kec-menteng'));
    const tried = { days: 30, set: { graceDays: 1 } };
    expect(await rehearsed(tried)).toMatchObject({ counts: { come: 0, go: 0, change: 2 } });
    await take(set('imigrasi-dki'));
    expect(await rehearsed(tried)).toMatchObject({
      ...{ present: { graceDays: 30 }, changed: { graceDays: 1 } },
      counts: { come: 1, go: 0, change: 1, same: 0 },
    });
  });

  it('evaluates a person once, by all subjects, and nobody who is held', async () => {
    const [one, other, held] = [ended(2), ended(2), ended(2)];
    const [a, b] = [String(one.data['subjectId']), String(other.data['subjectId'])];
    await take(one, other, held, aLink(a, b, false));
    const hold = { holdId: randomUUID(), subjectId: held.data['subjectId'] };
    await take(item('hold', false, 1, { ...hold, reach: 'EVERY_LEAD', status: 'HELD' }));
    const told = await rehearsed({ days: 30, set: { graceDays: 3 } });
    expect(told.counts).toEqual({ come: 0, go: 1, change: 0, same: 0 });
  });

  it('pages through all units, and shows at most twenty of each kind', async () => {
    await take(...Array.from({ length: 450 }, () => ended(2)));
    const told = await rehearsed({ days: 10, set: { graceDays: 3 } });
    expect(told).toMatchObject({ units: 450, counts: { go: 450 } });
    expect(told.examples).toHaveLength(20);
  });

  it('keeps lanes apart: live unless an exercise is named, by the time in it', async () => {
    const drilled = ended(2);
    const handling = { exercise: true, exerciseId: EXERCISE };
    await take(
      { ...drilled, data: { ...drilled.data, handling } },
      anExit(String(drilled.data['subjectId']), false),
      item('exercise', false, 1, {
        ...{ exerciseId: EXERCISE, status: 'OPEN', now: new Date(Date.now() - DAY_MS) },
      }),
    );
    const set = { graceDays: 3 };
    expect((await rehearsed({ days: 30, set })).counts.go).toBe(0);
    const told = await rehearsed({ days: 30, set, lane: EXERCISE });
    expect(told.examples[0]!.present).toMatchObject({ from: dayAgo(1), until: dayAgo(1) });
    const unknown = await post({ days: 30, set, lane: randomUUID() });
    expect(await problemOf(unknown)).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('counts the units of which the rule fails', async () => {
    await take(ended(2), ended(3));
    const told = await rehearsed({ days: 5, set: { graceDays: 3 } }, 'test-failing');
    expect(told).toMatchObject({ failed: 2, units: 2, isComplete: true });
  });

  it('tells its progress in lines where they are accepted', async () => {
    await take(...Array.from({ length: 250 }, () => ended(2)));
    const headers = { accept: 'application/x-ndjson' };
    const answer = await post({ days: 5, set: { graceDays: 3 } }, { headers });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { progress: { units: 200, of: 250 } },
      { progress: { units: 250, of: 250 } },
      { rehearsal: { counts: { go: 250 } } },
    ]);
  });

  it('tells in a line why it did not come to its end', async () => {
    const headers = { accept: 'application/x-ndjson' };
    const answer = await post({ days: 5, set: { graceDays: 3 }, lane: randomUUID() }, { headers });
    const [line] = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(line).toMatchObject({ problem: { status: 404 } });
  });
});

describe('long work', () => {
  it('ends with what it has after its time', async () => {
    await take(...Array.from({ length: 201 }, () => ended(2)));
    const order = { rule: overstay, set: { graceDays: 3 }, days: 3, lane: 'LIVE' };
    const { signal } = new AbortController();
    const by = { database: at.database, participants: [], coordinator: 'imigrasi-dki' };
    const options = { ...by, now: Date.now(), signal };
    const told = await rehearseRule(order, { ...options, atMostMs: 0 });
    expect(told).toMatchObject({ isComplete: false, units: 200, of: 201 });
  });

  it('lets others be answered, refuses a second, and ends when its client goes', async () => {
    await take(...Array.from({ length: 150 }, () => ended(2)));
    const client = request(`${url}/rules/test-slow/rehearsals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await header()) },
    });
    client.on('error', () => undefined);
    client.end(JSON.stringify({ days: 90, set: { graceDays: 3 } }));
    await eventually('it runs', async () => logged.length > 0);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const second = await post({ days: 5, set: { graceDays: 3 } });
    expect(await problemOf(second)).toMatchObject({ status: 429, code: 'too-many-requests' });
    client.destroy();
    await eventually('there is room again', async () => {
      const answer = await post({ days: 5, set: { graceDays: 3 } });
      await answer.body?.cancel();
      return answer.status === 200;
    });
  });
});

describe('who may rehearse', () => {
  const body = { days: 5, set: { graceDays: 3 } };
  const refused = async (headers: Record<string, string>, what: object = body) =>
    problemOf(await post(what, { headers }));

  it.each<[string, Partial<TokenSays>]>([
    ['a token for another agency', { agency: 'imigrasi-dki' }],
    ['another agency’s client', { of: 'kec-menteng' }],
    ['a token that only reads', { scopes: ['alert:read', 'permit:read'] }],
    ['no scope', { scopes: [] }],
  ])('is nobody with %s', async (_what, change) => {
    const { status, code } = await refused(await header(change));
    expect({ status, code }).toEqual({ status: 403, code: 'not-allowed' });
    expect(logged).toEqual([]);
  });

  it('is nobody without a token, or with one that nobody signed', async () => {
    const [head, , signature] = (await issuer.token(says())).split('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const forged = Buffer.from(JSON.stringify({ ...says(), exp: 9_999_999_999 }));
    for (const authorization of [
      '',
      'Bearer x',
      'Basic eDp5',
      `Bearer ${head}.${forged.toString('base64url')}.${signature}`,
      `Bearer ${unsigned}.${forged.toString('base64url')}.`,
    ]) {
      const { status, code } = await refused({ authorization });
      expect({ status, code }).toEqual({ status: 401, code: 'token-needed' });
    }
  });

  it('is a system only where it names a human, and a person as nobody else', async () => {
    const system = await header({ officer: undefined });
    expect(await refused(system)).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(await refused(system, { ...body, officer: ' ' })).toMatchObject({ status: 400 });
    const other = { ...body, officer: 'Somebody Else' };
    expect(await refused({}, other)).toMatchObject({ status: 403, code: 'not-allowed' });
    expect((await post({ ...body, officer: 'officer 0001' }, { headers: system })).status).toBe(
      200,
    );
    expect(logged).toMatchObject([{ officer: 'officer 0001', officerKind: 'STATED' }]);
  });
});

describe('a request that is refused', () => {
  it.each<[string, unknown, number, string, string | RegExp]>([
    ['without days', { set: { graceDays: 3 } }, 400, 'invalid-request', /in days/],
    ['of no day', { days: 0, set: { graceDays: 3 } }, 400, 'invalid-request', /in days/],
    ['of too many days', { days: 91, set: { graceDays: 3 } }, 400, 'invalid-request', /in days/],
    ['of half a day', { days: 1.5, set: { graceDays: 3 } }, 400, 'invalid-request', /in days/],
    ['of days as text', { days: '30', set: { graceDays: 3 } }, 400, 'invalid-request', /in days/],
    ['with no number to set', { days: 5, set: {} }, 400, 'invalid-request', /at least one/],
    ['without numbers to set', { days: 5 }, 400, 'invalid-request', /in set/],
    ['with a text as number', { days: 5, set: { graceDays: '3' } }, 400, 'invalid-request', /set/],
    [
      'with a lane that is none',
      { days: 5, set: { graceDays: 3 }, lane: 'x' },
      400,
      'invalid-request',
      /lane/,
    ],
    [
      'with a name too many',
      { days: 5, set: { graceDays: 3 }, rule: 'x' },
      400,
      'invalid-request',
      /body/,
    ],
    [
      'with an unknown parameter',
      { days: 5, set: { grace: 3 } },
      ...([400, 'invalid-request'] as const),
      'Expected a parameter of overstay: graceDays, mediumFromDays, got grace, in set.grace',
    ],
    [
      'with a number beyond its bounds',
      { days: 5, set: { graceDays: 31 } },
      ...([400, 'invalid-request'] as const),
      'Expected 0 to 30, got 31, in set.graceDays',
    ],
    ['that is a list', [], 400, 'invalid-request', /body/],
    ['that is null', 'null', 400, 'invalid-request', /body/],
    ['that is not JSON', '{"days":', 400, 'invalid-request', /JSON/],
    ['with a forged prototype', '{"__proto__":{}}', 400, 'invalid-request', /.*/],
    ['that is too big', `"${'x'.repeat(20_000)}"`, 413, 'body-too-large', /smaller body/],
  ])('is one %s', async (_what, body, status, code, detail) => {
    const refused = await problemOf(await post(body));
    expect(refused).toMatchObject({ status, code });
    if (typeof detail === 'string') expect(refused.detail).toBe(detail);
    else expect(refused.detail).toMatch(detail);
    expect(logged).toEqual([]);
  });

  it('is one of a rule that does not exist, and names those that do', async () => {
    const refused = await problemOf(
      await post({ days: 5, set: { graceDays: 3 } }, { rule: 'invented' }),
    );
    expect(refused).toMatchObject({ status: 404, code: 'not-found' });
    expect(refused.detail).toMatch(/^Expected a rule of overstay, /);
  });

  it.each(IDENTITY_RULES)('is one of the rule $id, whose facts are not here', async ({ id }) => {
    const refused = await problemOf(await post({ days: 5, set: { shownAtMost: 3 } }, { rule: id }));
    expect(refused).toEqual({
      ...{ status: 409, code: 'not-rehearsed' },
      detail:
        `Expected a rule on open fields, got ${id}: ` +
        'its facts are at the identity authority alone',
    });
    expect(logged).toEqual([]);
  });

  it('is one in another form, with a query, or by another method', async () => {
    const text = await post('days=5', { headers: { 'content-type': 'text/plain' } });
    expect(await problemOf(text)).toMatchObject({ status: 400, code: 'invalid-request' });
    const path = `${url}/rules/overstay/rehearsals`;
    const queried = await fetch(`${path}?days=5`, { method: 'POST' });
    expect(await problemOf(queried)).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(await problemOf(await fetch(path))).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('the metrics', () => {
  it('are for scrapers with their token alone', async () => {
    const scraped = (authorization: string) =>
      fetch(`${url}/metrics`, { headers: { authorization } });
    expect((await scraped('Bearer another')).status).toBe(401);
    expect((await scraped(`Bearer ${await issuer.token(says())}`)).status).toBe(401);
    expect(await (await scraped('Bearer a-token-of-a-scraper')).text()).toBe('metrics 1');
  });
});
