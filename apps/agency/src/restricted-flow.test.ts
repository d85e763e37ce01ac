import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { systemScopes } from '@sinergi/contracts';
import { PartitionDigest } from '@sinergi/replica';
import { readProfiles } from '@sinergi/settings';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ReportSource } from './report/report-source.js';
import { type ServedAgency, servedAgency } from './testing/served-agency.js';

/** A flow by all its names. */
interface Names {
  flow: string;
  plural: string;
  topic: string;
  record: string;
  id: string;
  change: string;
}

const REAL: Names = {
  ...{ flow: 'intelligence', plural: 'intelligence-reports', topic: 'timpora.intelligence' },
  ...{ record: 'Intelligence', id: 'intelligenceId', change: 'PUBLISHED' },
};
/** A flow that does not exist, with names of the same lengths. */
const INVENTED: Names = {
  ...{ flow: 'fairytelling', plural: 'fairytelling-reports', topic: 'timpora.fairytelling' },
  ...{ record: 'Fairytelling', id: 'fairytellingId', change: 'PUBLISHED' },
};
const ID = randomUUID();
const JSON_TYPE = 'application/json';
const EVENT_TYPE = 'application/cloudevents+json';

interface Door {
  method: string;
  path: string;
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
}

const handling = {
  ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: '2031-11-24' },
};
const report = {
  ...{ about: 'SECURITY', officer: 'Rani Latihan', handling, body: { text: 'Contoh laporan.' } },
};
const cloudEvent = ({ flow, change }: Names) => ({
  ...{ specversion: '1.0', id: randomUUID(), source: 'urn:example:a', data: report },
  type: `id.timpora.${flow}.${change.toLowerCase()}`,
});

/** Every door at which somebody can name a flow, and how it is named there. */
const DOORS: readonly [string, (names: Names) => Door][] = [
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].flatMap((method) =>
    ['', `/${ID}`, `/${ID}/history`, `/${ID}/changes`, `/${ID}/disclosures`, '?limit=5'].map(
      (rest): [string, (names: Names) => Door] => [
        `${method} its path${rest.replace(ID, '{id}')}`,
        ({ plural }) => ({ method, path: `/${plural}${rest}` }),
      ],
    ),
  ),
  ['begin one', ({ plural }) => ({ method: 'POST', path: `/${plural}`, body: report })],
  [
    'begin one, as lines',
    ({ plural }) => ({
      ...{ method: 'POST', path: `/${plural}`, body: report, type: 'application/x-ndjson' },
    }),
  ],
  [
    'change one',
    ({ plural }) => ({
      ...{ method: 'POST', path: `/${plural}/${ID}/changes`, headers: { 'if-match': '"1"' } },
      body: { change: 'WITHDRAWN', officer: 'Rani Latihan' },
    }),
  ],
  [
    'open one',
    ({ plural, flow }) => ({
      ...{ method: 'POST', path: `/${plural}/${ID}/disclosures` },
      body: { groups: [flow], purpose: 'SUPERVISION', reason: 'Contoh alasan.' },
    }),
  ],
  ['its page of the feed', ({ flow }) => ({ method: 'GET', path: `/feed?flows=${flow}` })],
  ['its stream', ({ flow }) => ({ method: 'GET', path: `/feed/stream?flows=${flow}` })],
  [
    'its stream among others',
    ({ flow }) => ({
      ...{ method: 'GET', path: `/feed/stream?flows=sighting,${flow}` },
    }),
  ],
  [
    'a webhook',
    ({ flow }) => ({
      ...{ method: 'POST', path: '/webhooks' },
      body: { url: 'http://127.0.0.1:1/hook', flows: ['sighting', flow] },
    }),
  ],
  [
    'an item of a batch',
    ({ flow }) => ({
      ...{ method: 'POST', path: '/batch', body: { items: [{ flow, data: report }] } },
    }),
  ],
  [
    'an event of a batch',
    (names) => ({
      ...{ method: 'POST', path: '/batch', body: { items: [cloudEvent(names)] } },
    }),
  ],
  [
    'an event',
    (names) => ({
      ...{ method: 'POST', path: '/events', type: EVENT_TYPE, body: cloudEvent(names) },
    }),
  ],
  [
    'an event of a change that it does not have',
    (names) => ({
      ...{ method: 'POST', path: '/events', type: EVENT_TYPE },
      body: cloudEvent({ ...names, change: 'SUNG' }),
    }),
  ],
  [
    'an event in binary mode',
    (names) => ({
      ...{ method: 'POST', path: '/events', body: report },
      headers: {
        ...{ 'ce-specversion': '1.0', 'ce-id': 'A-1', 'ce-source': 'urn:example:a' },
        'ce-type': cloudEvent(names).type,
      },
    }),
  ],
  ['messages of its topic', ({ topic }) => ({ method: 'GET', path: `/messages?topic=${topic}` })],
  [
    'a partition of its topic',
    ({ topic }) => ({
      ...{ method: 'GET', path: `/messages?topic=${topic}&partition=0&from=oldest` },
    }),
  ],
  ['its coverage', ({ flow }) => ({ method: 'GET', path: `/coverage?flow=${flow}` })],
  [
    'a statement of its coverage',
    ({ flow }) => ({
      ...{ method: 'POST', path: '/coverages' },
      body: { flow, completeUntil: '2026-11-24T03:00:00Z', officer: 'Rani Latihan', handling },
    }),
  ],
  [
    'a request to who publishes it',
    ({ flow }) => ({
      ...{ method: 'POST', path: '/requests?dryRun=true' },
      body: {
        ...{ to: { roles: [flow] }, question: 'What do you hold?', handling },
        dueAt: '2031-11-23T03:00:00Z',
      },
    }),
  ],
  [
    'an operation on its topic',
    ({ topic }) => ({
      ...{ method: 'POST', path: '/operations' },
      body: { kind: 'PAUSE', topic, officer: 'Rani Latihan', reason: 'Contoh alasan.' },
    }),
  ],
  [
    'a check of its topic',
    ({ topic }) => ({
      ...{ method: 'POST', path: '/operations' },
      body: { kind: 'SCRUB', topic, officer: 'Rani Latihan', reason: 'Contoh alasan.' },
    }),
  ],
  [
    'dead letters of its topic',
    ({ topic }) => ({
      ...{ method: 'GET', path: `/dead-letters?topic=${topic}` },
    }),
  ],
  [
    'a dead letter of its topic',
    ({ topic }) => ({
      ...{ method: 'GET', path: `/dead-letters/${topic}/0/0` },
    }),
  ],
  ['a filter of another flow', ({ flow }) => ({ method: 'GET', path: `/alerts?kind=${flow}` })],
  ['clocks of its kind', ({ flow }) => ({ method: 'GET', path: `/clocks?kind=${flow}` })],
  [
    'what rests on an event',
    ({ flow }) => ({ method: 'GET', path: `/events/${ID}/lineage?flows=${flow}` }),
  ],
  ['a page of problems', ({ flow }) => ({ method: 'GET', path: `/problems/${flow}` })],
];

let stranger: ServedAgency;
let reader: ServedAgency;
let owner: ServedAgency;

beforeAll(async () => {
  stranger = await servedAgency('kec-menteng');
  reader = await servedAgency('polri-jakpus');
  owner = await servedAgency('bais-jakpus');
});
afterAll(async () => {
  for (const agency of [stranger, reader, owner]) await agency?.close();
});

/** A token of all that the agency's systems may, and of what somebody hopes for. */
const tokenOf = ({ profile }: ServedAgency, { flow }: Names): string =>
  [...systemScopes(profile), 'operate', 'reset', `${flow}:read`, `${flow}:write`, `${flow}:open`]
    .map((scope) => scope.replace(':', '.'))
    .join('~');

interface Answered {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What is answered, with every name of the flow replaced. */
async function answered(
  agency: ServedAgency,
  names: Names,
  { method, path, body, type = JSON_TYPE, headers = {} }: Door,
  token: string | null = tokenOf(agency, names),
): Promise<Answered> {
  const stop = new AbortController();
  const response = await fetch(`${agency.base}${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: stop.signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? 'a stream' : await response.text();
  stop.abort();
  const plain = (said: string) =>
    Object.entries(names)
      .filter(([name]) => name !== 'change')
      .reduce((left, [name, value]) => left.replaceAll(value, `<${name}>`), said)
      .replace(/"(instance|traceId|eventId|importId)":"[^"]*"/g, '"$1":""')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>');
  // The length counts the number of the request too; the body itself is compared.
  const { date: _, 'content-length': __, ...rest } = Object.fromEntries(response.headers);
  return {
    status: response.status,
    headers: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, plain(value)])),
    body: plain(text),
  };
}

describe('an agency that does not read a restricted flow', () => {
  it.each(DOORS)('answers as for a flow that does not exist: %s', async (_what, door) => {
    const [real, invented] = [
      await answered(stranger, REAL, door(REAL)),
      await answered(stranger, INVENTED, door(INVENTED)),
    ];
    expect(real).toEqual(invented);
  });

  it.each(DOORS)('answers so without a token too: %s', async (_what, door) => {
    const [real, invented] = [
      await answered(stranger, REAL, door(REAL), null),
      await answered(stranger, INVENTED, door(INVENTED), null),
    ];
    expect(real).toEqual(invented);
  });

  it.each(DOORS)('asks its database the same, so that time tells nothing: %s', async (_w, door) => {
    const asked = async (names: Names): Promise<string[]> => {
      const queries = vi.spyOn(pg.Client.prototype, 'query');
      await answered(stranger, names, door(names));
      const texts = queries.mock.calls.map(([query]) => textOf(query)).filter(isOfRequest);
      queries.mockRestore();
      return texts;
    };
    expect(await asked(REAL)).toEqual(await asked(INVENTED));
  });

  it.each(['/openapi.json', '/asyncapi.json', '/problems', '/metrics', '/health/ready', '/sync'])(
    'says nothing of it in %s, where a reader is told',
    async (path) => {
      const door = { method: 'GET', path };
      const { status, body } = await answered(stranger, INVENTED, door);
      expect([status, told(body)]).toEqual([status, []]);
      if (!path.endsWith('api.json')) return;
      expect(status).toBe(200);
      expect(told((await answered(reader, INVENTED, door)).body)).not.toEqual([]);
    },
  );

  it('has no account with a right on its topic, by name or by prefix', () => {
    const { acls } = JSON.parse(readFileSync('deploy/agencies/acls.generated.json', 'utf8')) as {
      acls: { principal: string; resourceType: string; name: string; patternType: string }[];
    };
    const covers = ({ name, patternType }: { name: string; patternType: string }) =>
      patternType === 'PREFIXED' ? REAL.topic.startsWith(name) : [REAL.topic, '*'].includes(name);
    const may = acls.filter((acl) => acl.resourceType === 'TOPIC' && covers(acl));
    const who = new Set(may.map(({ principal }) => principal.split('.')[0]!));
    const knowing = readProfiles('deploy/agencies').filter(
      ({ subscribes, publishes }) =>
        subscribes.includes(REAL.flow) || publishes.includes(REAL.flow),
    );
    // The coordinator writes fences into every topic.
    expect([...who].sort()).toEqual([...knowing.map(({ code }) => code), 'imigrasi-dki'].sort());
    const coordinator = may.filter(({ principal }) => principal.startsWith('imigrasi-dki'));
    expect(coordinator).toEqual([
      expect.objectContaining({ principal: 'imigrasi-dki.relay', operation: 'WRITE' }),
    ]);
  });
});

/** The right to webhooks is renewed by the clock, whatever was asked. */
const isOfRequest = (text: string): boolean =>
  !text.startsWith('UPDATE "webhook" SET "right_until"');
const textOf = (query: unknown): string =>
  typeof query === 'string' ? query : (query as { text: string }).text;

/** Names of the restricted flow in a text. The purpose INTELLIGENCE is a word of the law. */
const told = (text: string): string[] =>
  text.match(/[\w./-]*intelligence[\w./-]*|\bIntelligence(?! Agency)\w*/g) ?? [];

describe('an agency that reads a restricted flow', () => {
  const differing = [
    ...['GET its path', 'GET its path/{id}', 'its page of the feed', 'its stream', 'a webhook'],
    ...['an item of a batch', 'an event', 'messages of its topic'],
  ];

  it.each(DOORS.filter(([what]) => differing.includes(what)))(
    'is answered at: %s',
    async (_w, door) => {
      const [real, invented] = [
        await answered(reader, REAL, door(REAL)),
        await answered(reader, INVENTED, door(INVENTED)),
      ];
      expect(real).not.toEqual(invented);
    },
  );

  it('still names it in nothing that others read', async () => {
    const said = DOORS.filter(([what]) => /coverage|a request to/.test(what));
    expect(said).toHaveLength(3);
    for (const [what, door] of said)
      for (const agency of [reader, owner])
        expect([what, await answered(agency, REAL, door(REAL))]).toEqual([
          what,
          await answered(agency, INVENTED, door(INVENTED)),
        ]);
  });

  it('begins, corrects and withdraws a report, whose body travels sealed', async () => {
    const law = { purpose: 'INTELLIGENCE', legalBasis: 'UU 17/2011 art. 9' };
    const body = { ...report, handling: { ...handling, ...law } };
    const headers = { 'content-type': JSON_TYPE, authorization: `Bearer ${tokenOf(owner, REAL)}` };
    const post = (path: string, data: object, version?: number) =>
      fetch(`${owner.base}/${REAL.plural}${path}`, {
        ...{ method: 'POST', body: JSON.stringify(data) },
        headers: version === undefined ? headers : { ...headers, 'if-match': `"${version}"` },
      });
    const begun = await post('', body);
    const { intelligenceId: id } = (await begun.json()) as { intelligenceId: string };
    const steps = [
      { change: 'CORRECTED', ...body, about: 'BORDER' },
      { change: 'WITHDRAWN', officer: 'Rani Latihan' },
      { change: 'WITHDRAWN', officer: 'Rani Latihan' },
    ];
    const statuses = [begun.status];
    for (const [at, data] of steps.entries())
      statuses.push((await post(`/${id}/changes`, data, at + 1)).status);
    expect(statuses).toEqual([201, 201, 201, 409]);
    const read = await fetch(`${owner.base}/${REAL.plural}/${id}/history`, { headers });
    const text = await read.text();
    expect(text).toContain('BORDER');
    expect(text).not.toContain('Contoh laporan');
    const { rows } = await owner.parts.database.query(
      "SELECT DISTINCT topic FROM outbox WHERE topic NOT LIKE 'timpora.key%'",
    );
    expect(rows).toEqual([{ topic: REAL.topic }]);
  });

  it('says nothing of it in its report, which everybody reads', async () => {
    const { query } = owner.parts.database;
    const both = [REAL.topic, 'timpora.sighting'];
    for (const topic of both) {
      await query(
        `INSERT INTO position (topic, partition, next_offset, cluster_id, digest, paused)
         VALUES ($1, 0, 5, 'one', $2, true)`,
        [topic, PartitionDigest.empty().bytes()],
      );
      await query(
        `INSERT INTO dead_letter (topic, partition, log_offset, reason, detail, key, value_bytes,
           sha256, appended_at)
         VALUES ($1, 0, 1, 'FORK', '{}', 'k', 1, '\\x00', now())`,
        [topic],
      );
    }
    const said = await owner.part(ReportSource).take();
    expect(said).toMatchObject({
      deadLettersByTopic: [{ topic: 'timpora.sighting', count: 1 }],
      ...{ deadLetters: 1, forks: 1, paused: ['timpora.sighting/0'] },
      positions: [{ topic: 'timpora.sighting' }],
      published: expect.arrayContaining([expect.objectContaining({ flow: 'sighting' })]),
    });
    expect(told(JSON.stringify(said))).toEqual([]);
  });
});
