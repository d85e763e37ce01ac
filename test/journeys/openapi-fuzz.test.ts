import { setTimeout as pause } from 'node:timers/promises';
import { flows } from '@sinergi/contracts';
import { eventually, withSession } from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencySystem } from '../support/agency-system.js';
import { AnswerCheck } from '../support/fuzz/answer-check.js';
import { type ApiOperation, apiOperations } from '../support/fuzz/api-operations.js';
import { type FuzzRequest, type Known, requestsTo } from '../support/fuzz/fuzz-requests.js';
import type { Model } from '../support/fuzz/model-bodies.js';
import { type RawAnswer, RawCaller } from '../support/fuzz/raw-call.js';
import type { Json } from '../support/fuzz/schema-values.js';
import { agencyOf, everyAgency, platform } from '../support/platform.js';

const RUNS = Number(process.env['SINERGI_FUZZ_RUNS'] ?? 500);
const SEED = Number(process.env['SINERGI_FUZZ_SEED'] ?? 20_261_124);
const AT_ONCE = 8;
const MOST_SHOWN = 20;
const MOST_TRIES = 5;
const RETRY_AFTER_MS = 2_000;
/** A server may close the connection of an unwanted body while the client still sends. */
const LARGE_BODY_BYTES = 64 * 1_024;
/** The operations through which all data enters: they get more requests. */
const DOORS = [
  'submitBatch',
  'submitCloudEvents',
  'importLines',
  'beginSighting',
  'changeSighting',
  'listSightings',
  'readFeed',
];

/** One agency under test, with its own document and its own systems. */
interface Target {
  system: AgencySystem;
  document: Json;
  check: AnswerCheck;
  caller: RawCaller;
  known: Known;
  deadBefore: number;
}

const descriptor = platform();
const menteng = new AgencySystem(descriptor, 'kec-menteng');
let targets: Target[];
const caller = new RawCaller(new URL(menteng.apiUrl), AT_ONCE);

beforeAll(async () => {
  const systems = everyAgency(descriptor).map(({ code }) => new AgencySystem(descriptor, code));
  const documents = await Promise.all(systems.map(documentOf));
  // What an agency may say, and what it may not.
  const foreign = modelsOf(documents[systems.findIndex(({ code }) => code === 'imigrasi-jakpus')]!);
  targets = await Promise.all(
    systems.map(async (system, at) => targetOf(system, documents[at]!, foreign)),
  );
}, 300_000);
afterAll(() => {
  caller.end();
  for (const target of targets ?? []) target.caller.end();
});

const documentOf = async ({ apiUrl }: AgencySystem): Promise<Json> =>
  (await (await fetch(`${apiUrl}/openapi.json`)).json()) as Json;

async function targetOf(system: AgencySystem, document: Json, foreign: Model[]): Promise<Target> {
  const own = apiOperations(document).flatMap(({ operationId, path, bodies }) =>
    /^begin(?!Import|Operation)/.test(operationId)
      ? bodies.flatMap(({ examples }) => examples.map((body) => ({ path, body })))
      : [],
  );
  for (const { path, body } of own) await system.send('POST', path, body as object);
  return {
    ...{ system, document, check: new AnswerCheck(document) },
    caller: new RawCaller(new URL(system.apiUrl), AT_ONCE),
    known: {
      ...{ document, now: Date.now() },
      models: [...modelsOf(document), ...foreign],
      ids: await knownIds(system, document),
    },
    deadBefore: await ownDeadLetters(system.code),
  };
}

/** Returns the body that begins an entity of each flow, from the description's own examples. */
const modelsOf = (document: Json): Model[] =>
  apiOperations(document).flatMap(({ operationId, path, bodies }) => {
    const { flow } = flows.find(({ plural }) => path === `/${plural}`) ?? {};
    if (!flow || !operationId.startsWith('begin')) return [];
    const { change, ...data } = bodies[0]!.examples[0] as Json & { change: string };
    return [{ flow, change, data }];
  });

/**
 * Removes webhooks: calls to an address where nothing listens must not continue, and a client may
 * have twenty at most.
 */
async function removeWebhooks(): Promise<void> {
  for (const { system } of targets) {
    const { items } = (await system.send('GET', '/webhooks')).body as {
      items: { webhookId: string; url: string }[];
    };
    for (const { webhookId, url } of items)
      if (url.startsWith('http://127.0.0.1:9/'))
        await system.send('DELETE', `/webhooks/${webhookId}`);
  }
}

/** Drops proposed changes of the directory: the coordinator's own would wait behind them. */
async function dropProposals(): Promise<void> {
  for (const { system } of targets) {
    const { status, body } = await system.get('/directory/proposals');
    if (status !== 200) continue;
    for (const { proposalId, state } of body.items)
      if (state === 'OPEN')
        await system.send('POST', `/directory/proposals/${proposalId}/withdrawal`, {
          ...{ officer: 'Petugas Latihan', reason: 'It was proposed by a test alone.' },
        });
  }
}

const counted = (code: string, from: string): Promise<number> =>
  withSession(agencyOf(descriptor, code).databaseUrl, async (query) =>
    Number((await query(`SELECT count(*) AS n FROM ${from}`)).rows[0]!['n']),
  );
/** Own records of an agency that its own copy refused as dead letters. */
const ownDeadLetters = (code: string): Promise<number> =>
  counted(code, `dead_letter WHERE position('${code}:'::bytea IN key) = 1`);
/** Own records that an agency had written by then and its copy does not hold yet. */
const notBack = (code: string, by: Date): Promise<number> =>
  counted(
    code,
    `owned_entity o WHERE changed_at <= '${by.toISOString()}'
       AND NOT EXISTS (
         SELECT 1 FROM state s WHERE s.entity_id = o.entity_id::text AND s.version >= o.version)`,
  );

const ID_FIELDS: Record<string, string> = {
  ...Object.fromEntries(flows.map(({ plural, idField }) => [plural, idField])),
  webhooks: 'webhookId',
  imports: 'importId',
  operations: 'operationId',
};

/** Returns ids that the agency holds, so that requests get past `not-found`. */
async function knownIds(system: AgencySystem, document: Json): Promise<Known['ids']> {
  const ids: Known['ids'] = {};
  for (const list of Object.keys(ID_FIELDS).filter(
    (name) => `/${name}` in (document['paths'] as Json),
  )) {
    const own =
      list in { webhooks: 1, imports: 1, operations: 1 } ? '' : `?owner=${system.code}&limit=20`;
    // Operations on the copy need a separate client, which not every agency has.
    const { items = [] } = (await system.send('GET', `/${list}${own}`)).body as { items?: Json[] };
    ids[list] = items.map((item) => String(item[ID_FIELDS[list]!]));
  }
  const { items } = (await system.send('GET', '/feed?limit=20')).body as {
    items: { event: { id: string } }[];
  };
  return { ...ids, events: items.map(({ event }) => event.id) };
}

interface Planned {
  target: Target;
  request: FuzzRequest;
}

/**
 * Makes requests to every operation of every agency, with more requests for the intake. The
 * requests are the same for the same seed and the same platform. Agencies share the runs of an
 * operation, because the same program answers for all; each agency gets at least one.
 */
function plan(): Planned[] {
  const byId = new Map<string, { target: Target; operation: ApiOperation }[]>();
  for (const target of targets)
    for (const operation of apiOperations(target.document)) {
      const { operationId } = operation;
      byId.set(operationId, [...(byId.get(operationId) ?? []), { target, operation }]);
    }
  const weightOf = (operationId: string) => (DOORS.includes(operationId) ? 6 : 1);
  const total = [...byId.keys()].reduce((sum, id) => sum + weightOf(id), 0);
  const planned = [...byId].flatMap(([operationId, occurrences], i) => {
    const runs = Math.max(occurrences.length, Math.round((RUNS * weightOf(operationId)) / total));
    return occurrences.map(({ target, operation }, at) => {
      const numRuns = Math.ceil((runs - at) / occurrences.length);
      return fc
        .sample(requestsTo(operation, target.known), { numRuns, seed: SEED + i * 1_000 + at })
        .map((request) => ({ target, request }));
    });
  });
  return Array.from({ length: Math.max(...planned.map(({ length }) => length)) }, (_, turn) =>
    planned.flatMap((of) => of[turn] ?? []),
  ).flat();
}

/**
 * Adapts a request to the present state, and removes what would harm a platform that others use.
 */
async function prepared({ target: { system }, request }: Planned): Promise<FuzzRequest> {
  const { operationId } = request.operation;
  if (operationId === 'importLines' && request.isPlain && request.token === 'good') {
    const { items } = (await system.send('GET', '/imports')).body as {
      items: { importId: string; state: string; nextLine: number }[];
    };
    const { importId, nextLine } =
      items.find(({ state }) => state === 'OPEN') ??
      (await system.send('POST', '/imports', {})).body;
    return { ...request, path: `/imports/${importId}/lines?from=${nextLine}` };
  }
  if (operationId === 'beginOperation' && request.body)
    return { ...request, body: Buffer.from(harmless(request.body.toString('utf8'))) };
  return request;
}

/**
 * Allows only operations that change nothing: reading the log again, or pausing it, would disturb
 * other tests.
 */
const harmless = (text: string): string =>
  text.replaceAll(/"(HEAL|RESYNC|REDRIVE|REWIND|PAUSE|RESUME|DISMISS|RECONCILE)"/g, '"SCRUB"');

/** Repeats a request that was answered 503, because 503 promises that the part comes back. */
async function answerTo(target: Target, request: FuzzRequest): Promise<RawAnswer | Error> {
  for (let left = MOST_TRIES; ; left--) {
    const token = await target.system.tokenFor(request.path);
    const answer = await send(target.caller, request, token);
    const isAway =
      !(answer instanceof Error) &&
      answer.status === 503 &&
      answer.text.includes('/problems/unavailable');
    if (!isAway || left === 1) return answer;
    await pause(RETRY_AFTER_MS);
  }
}

async function send(
  to: RawCaller,
  request: FuzzRequest,
  token: string,
): Promise<RawAnswer | Error> {
  const { operation, path, headers, body } = request;
  const authorization: [string, string][] =
    request.token === 'none'
      ? []
      : [
          [
            'authorization',
            `Bearer ${request.token === 'good' ? token : 'garbage.garbage.garbage'}`,
          ],
        ];
  return to.call(operation.method, path, [...authorization, ...headers], body);
}

function shown({ operation, path, headers, body, token }: FuzzRequest): string {
  const text =
    body === null
      ? 'no body'
      : `${body.length} bytes ${JSON.stringify(body.subarray(0, 400).toString('utf8'))}`;
  return (
    `${operation.operationId}: ${operation.method} ${path.slice(0, 300)} ` +
    `${JSON.stringify(headers).slice(0, 300)} token ${token}, ${text}`
  );
}

/** Afterwards each agency has read back what it wrote, put none of it aside, and is ready. */
async function haveRefusedNothingOfTheirOwn(): Promise<void> {
  const by = new Date();
  for (const { system, deadBefore } of targets) {
    await eventually(
      `what ${system.code} wrote has come back`,
      async () => (await notBack(system.code, by)) === 0,
      60_000,
    );
    expect([system.code, await ownDeadLetters(system.code)]).toEqual([system.code, deadBefore]);
  }
  for (const { code, apiUrl } of descriptor.agencies) {
    await eventually(
      `${code} is ready`,
      async () => (await fetch(`${apiUrl}/health/ready`)).status === 200,
    );
  }
}

describe('every operation of every agency’s description', () => {
  afterAll(async () => {
    await removeWebhooks();
    await dropProposals();
  });

  it('answers every request as described, refuses with a problem, and never fails', {
    timeout: 1_200_000,
  }, async () => {
    const began = performance.now();
    const requests = plan();
    const violations: string[] = [];
    const overstrict: string[] = [];
    const counts: Record<string, number> = {};
    const count = (name: string) => {
      counts[name] = (counts[name] ?? 0) + 1;
    };
    const queue = requests.values();
    const lane = async (): Promise<void> => {
      for (const planned of queue) {
        const { target } = planned;
        const request = await prepared(planned);
        const answer = await answerTo(target, request);
        const shownTo = () => `${target.system.code} ${shown(request)}`;
        if (answer instanceof Error) {
          count('no answer');
          if ((request.body?.length ?? 0) < LARGE_BODY_BYTES)
            violations.push(`no answer (${answer.message})\n  to ${shownTo()}`);
          continue;
        }
        count(`${Math.floor(answer.status / 100)}xx`);
        const violation = target.check.violation(request, answer);
        if (violation) violations.push(`${violation}\n  to ${shownTo()}`);
        if (target.check.isOverstrict(request, answer))
          overstrict.push(`${answer.text.slice(0, 500)}\n  to ${shownTo()}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const seconds = Math.round((performance.now() - began) / 1_000);
    const operations = new Set(
      requests.map(
        ({ target, request }) => `${target.system.code} ${request.operation.operationId}`,
      ),
    ).size;
    const byClass = Object.entries(counts)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
    process.stdout.write(
      `fuzz: ${requests.length} requests to ${operations} operations of ${targets.length} ` +
        `agencies in ${seconds} s (seed ${SEED}): ${byClass}; violations ${violations.length}\n`,
    );
    for (const violation of violations.slice(0, MOST_SHOWN))
      process.stdout.write(`fuzz: ${violation}\n`);
    process.stdout.write(`fuzz: refused by its form though as described: ${overstrict.length}\n`);
    for (const text of overstrict.slice(0, 3)) process.stdout.write(`fuzz: ${text}\n`);
    expect(violations).toEqual([]);
    // Fuzzing that only meets refusals would prove little.
    expect(counts['2xx']).toBeGreaterThan(requests.length / 10);
    await haveRefusedNothingOfTheirOwn();
  });
});

describe('what a fuzz found once', () => {
  afterAll(removeWebhooks);

  const call = async (
    method: string,
    path: string,
    body: Buffer | null = null,
    type = 'application/json',
  ) =>
    (await caller.call(
      method,
      path,
      [
        ['authorization', `Bearer ${await menteng.tokenFor(path)}`],
        ['content-type', type],
      ],
      body,
    )) as RawAnswer;
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));

  it.each<[string, string, string, unknown]>([
    ['NUL in the name of an import', 'POST', '/imports', { name: 'a\u0000b' }],
    [
      'a time that the database does not know',
      'GET',
      '/sightings?from=0000-01-01T00:00:00Z',
      undefined,
    ],
    [
      'a time past what the database knows',
      'GET',
      '/sightings?to=9999-12-31T23:59:59-01:00',
      undefined,
    ],
    ['a time without its zone', 'GET', '/sightings?from=2026-11-24T00:00:00', undefined],
    ['a path that is not percent-encoded', 'GET', '/sightings/%zz', undefined],
    ['a path that is no ASCII', 'GET', '/sightings/\u00ff', undefined],
    ['an id that is longer than any', 'GET', `/sightings/${'a'.repeat(300)}`, undefined],
    ['headers that are too large', 'GET', `/sightings?owner=${'a'.repeat(20_000)}`, undefined],
  ])('refuses %s with a problem', async (_, method, path, body) => {
    const { status, contentType, text } = await call(
      method,
      path,
      body === undefined ? null : json(body),
    );
    expect({ status, contentType, text }).toMatchObject({
      status: 400,
      contentType: expect.stringContaining('application/problem+json'),
    });
    expect(JSON.parse(text)).toMatchObject({
      type: '/problems/invalid-request',
      detail: expect.stringContaining('xpected'),
    });
  });

  it('keeps what is wrong with a line, without a name that no database can store', async () => {
    const { importId } = JSON.parse((await call('POST', '/imports', json({}))).text) as {
      importId: string;
    };
    const lines = json({ flow: 'sighting', data: { 'a\u0000b': 1, '\ud800': 2 } });
    const sent = await call(
      'PUT',
      `/imports/${importId}/lines?from=1&complete=true`,
      lines,
      'application/x-ndjson',
    );
    expect(JSON.parse(sent.text)).toMatchObject({ state: 'COMPLETE', accepted: 0, rejected: 1 });
    const outcomes = await call('GET', `/imports/${importId}/lines`);
    expect(outcomes.text).toContain('"field":"/handling"');
    expect(outcomes.text).toContain('no such field');
    expect(outcomes.text).not.toMatch(/a(\\u0000|\ufffd|\\ufffd)b/);
  });

  it('calls a webhook’s address as URLs are written, whatever was typed', async () => {
    const { status, text } = await call(
      'POST',
      '/webhooks',
      json({ url: 'http://127.0.0.1:9/a\u0000b', flows: ['sighting'] }),
    );
    expect({ status, url: (JSON.parse(text) as { url: string }).url }).toEqual({
      status: 201,
      url: 'http://127.0.0.1:9/a%00b',
    });
  });
});
