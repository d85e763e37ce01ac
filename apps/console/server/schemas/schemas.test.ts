import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { schemasToRegister, subjectOf } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SchemaHistory } from '../registry/schema-history.js';
import { topicDirectory } from '../topics/topic-directory.js';
import { KNOWN_SOFTWARE } from './known-software.js';
import { partiesOf, readinessOf, versionUse } from './schema-use.js';

const REPORT = subjectOf('Report');
const texts = schemasToRegister()
  .filter(({ subject }) => subject === REPORT)
  .map(({ schema }) => schema);
let server: Server;
let url: string;
let asked: string[];
let isAway: boolean;
/** when an answer is given: at once, unless a test says otherwise */
let hold: (answer: () => void) => void;

/** Answers as Apicurio does: the same schemas, with their attributes in another order. */
beforeEach(async () => {
  asked = [];
  isAway = false;
  hold = (answer) => answer();
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const path = (request.url ?? '').replace('/apis/ccompat/v7', '');
    const answer = (status: number, body: unknown): void =>
      hold(() => void response.writeHead(status).end(JSON.stringify(body)));
    const version = Number(/versions\/(\d+)$/.exec(path)?.[1] ?? 0);
    if (isAway) request.socket.destroy();
    else if (path === `/subjects/${REPORT}/versions`)
      answer(
        200,
        texts.map((_, index) => index + 1),
      );
    else if (path === '/subjects') answer(200, [REPORT, subjectOf('Intelligence')]);
    else if (path.startsWith(`/subjects/${subjectOf('Intelligence')}/`)) answer(200, [1]);
    else if (version > 0)
      answer(200, {
        subject: REPORT,
        version,
        id: 100 + version,
        schema: turned(texts[version - 1]!),
      });
    else answer(404, { error_code: 40_401, message: 'No content' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('the subject of a restricted flow is not listed, and answered as if not there', async () => {
  const hidden = subjectOf('Intelligence');
  const history = new SchemaHistory({ url });
  expect(await history.subjects()).toEqual([REPORT]);
  const refusals = await Promise.all(
    [hidden, subjectOf('Fairytelling')].map((subject) =>
      history.versionsOf(subject).catch(({ code, message }) => ({ code, message })),
    ),
  );
  expect(refusals[0]).toEqual(refusals[1]);
  expect(asked).not.toContain(expect.stringContaining(`${hidden}/`));
});

const turned = (text: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()));

describe('the history of a subject', () => {
  it('is asked once for many pages', async () => {
    const history = new SchemaHistory({ url });
    const [first] = await Promise.all([history.versionsOf(REPORT), history.versionsOf(REPORT)]);
    expect(first.map(({ version, id }) => [version, id])).toEqual(
      texts.map((_, index) => [index + 1, 101 + index]),
    );
    expect(asked).toHaveLength(1 + texts.length);
  });

  it('is a refusal by name where the subject or the registry is not there', async () => {
    const history = new SchemaHistory({ url });
    await expect(history.versionsOf('nobody')).rejects.toMatchObject({ code: 'not-found' });
    isAway = true;
    await expect(history.versionsOf(REPORT)).rejects.toMatchObject({
      code: 'registry-unavailable',
    });
  });

  it('is asked for a few things at a time, however many a page wants', async () => {
    const held: (() => void)[] = [];
    let [underWay, most] = [0, 0];
    server.prependListener('request', () => {
      underWay += 1;
      most = Math.max(most, underWay);
    });
    hold = (answer) => {
      held.push(() => {
        underWay -= 1;
        answer();
      });
    };
    const history = new SchemaHistory({ url });
    const names = Array.from({ length: 20 }, (_, n) => `nobody ${n}`);
    const all = Promise.allSettled(names.map((name) => history.versionsOf(name)));
    for (let answered = 0; answered < names.length; answered++) {
      await eventually('another question came', () => held.length > 0);
      held.shift()!();
    }
    expect((await all).every(({ status }) => status === 'rejected')).toBe(true);
    expect(asked).toHaveLength(20);
    expect(most).toBeLessThanOrEqual(6);
  });

  it('does not ask a registry that is away at every turn, and finds it again', async () => {
    let now = 0;
    const history = new SchemaHistory({ url }, () => now);
    isAway = true;
    for (let turn = 0; turn < 5; turn += 1)
      await expect(history.versionsOf(REPORT)).rejects.toMatchObject({
        code: 'registry-unavailable',
      });
    expect(asked).toHaveLength(1);
    isAway = false;
    now = 4_000;
    expect(await history.versionsOf(REPORT)).toHaveLength(texts.length);
  });
});

describe('who uses a version', () => {
  const parties = partiesOf(
    [...topicDirectory(readProfiles('deploy/agencies')).values()].filter(
      ({ flow }) => flow === 'permit',
    ),
  );
  const permit = schemasToRegister()
    .filter(({ subject }) => subject === subjectOf('Permit'))
    .map(({ schema }, index) => ({ version: index + 1, id: index + 1, text: turned(schema) }))
    .at(-1)!;
  const agencies = [
    { agency: 'imigrasi-dki', software: KNOWN_SOFTWARE },
    { agency: 'kec-menteng', software: KNOWN_SOFTWARE },
    { agency: 'kec-gambir', software: '0.0.1' },
    { agency: 'kec-senen', software: '9.0.0' },
    { agency: 'kec-kemayoran', software: null },
  ];

  it('is who may write and read it, with software that is known to', () => {
    const { writers, readers, fields } = versionUse(subjectOf('Permit'), permit, parties, agencies);
    expect([writers, readers]).toEqual([['imigrasi-dki'], ['imigrasi-dki', 'kec-menteng']]);
    expect(fields).toBeGreaterThan(5);
    const another = {
      ...permit,
      text: JSON.stringify({ type: 'record', name: 'Permit', fields: [] }),
    };
    expect(versionUse(subjectOf('Permit'), another, parties, agencies)).toMatchObject({
      writers: [],
      readers: [],
    });
  });

  it('holds up the next version while anybody who reads is not known to be ready', () => {
    const { ready, notReady } = readinessOf(subjectOf('Permit'), permit, parties, agencies);
    expect(ready.map(({ agency }) => agency)).toEqual(['imigrasi-dki', 'kec-menteng']);
    expect(notReady).toEqual([
      { agency: 'kec-gambir', software: '0.0.1', why: 'older-software' },
      { agency: 'kec-senen', software: '9.0.0', why: 'unknown-software' },
      { agency: 'kec-kemayoran', software: null, why: 'no-report' },
    ]);
  });
});
