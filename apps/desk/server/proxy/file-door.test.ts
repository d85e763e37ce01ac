import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AgencyStandIn } from '../testing/agency-stand-in.js';
import { DeskAtHand } from '../testing/desk-at-hand.js';

const CITRA = { id: 'citra', name: 'Citra Latihan', agency: 'imigrasi-jakpus', roles: ['officer'] };
const PDF = 'application/pdf';
const MEGABYTE = 1_048_576;
/** Of the desk at hand. */
const MOST_BYTES = 2 * MEGABYTE;
const ID = '019ad3f1-0000-7000-8000-000000000001';

let agency: AgencyStandIn;
let desk: DeskAtHand;
let base: string;
/** the headers with which the officer's own page sends */
let own: Record<string, string>;

beforeAll(async () => {
  agency = await AgencyStandIn.start();
  desk = await DeskAtHand.start(CITRA, { 'imigrasi-jakpus': agency.url });
  base = desk.settings.publicUrl;
  const { browser, me } = await desk.logIn();
  const cookie = [...browser.jar(base)].map(([name, { value }]) => `${name}=${value}`).join('; ');
  own = { cookie, 'x-sinergi-csrf': me.csrfToken, 'content-type': PDF };
});

beforeEach(() => {
  agency.broken = 0;
  agency.answers(({ body }, response) =>
    response.writeHead(201, { 'content-type': 'application/json' }).end(`{"size":${body.length}}`),
  );
});

afterAll(async () => {
  await desk?.close();
  await agency?.close();
});

/** Begins to upload; the test says what is sent. */
const begin = (headers: Record<string, string> = own, path = '/agency/attachments') => {
  const sent = httpRequest(`${base}${path}`, { method: 'POST', headers, agent: false });
  // Whoever is refused in the middle loses the connection, too.
  sent.on('error', () => undefined);
  return sent;
};

const answerTo = async (sent: ClientRequest): Promise<{ status: number; said: unknown }> => {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode!, said: JSON.parse(await text(answer)) };
};

const problem = (code: string) => ({ type: `urn:sinergi:problem:${code}` });

describe('an upload', () => {
  it('comes to the agency byte for byte, as the officer, and as it is sent', async () => {
    const sent = begin({ ...own, 'idempotency-key': 'key-1', 'content-length': String(MEGABYTE) });
    sent.end(Buffer.alloc(MEGABYTE, 'a'));
    expect(await answerTo(sent)).toEqual({ status: 201, said: { size: MEGABYTE } });
    const [{ headers, url, body }] = agency.received as [(typeof agency.received)[0]];
    expect({ url, type: headers['content-type'], key: headers['idempotency-key'] }).toEqual({
      ...{ url: '/attachments', type: PDF, key: 'key-1' },
    });
    expect(body === 'a'.repeat(MEGABYTE)).toBe(true);
    expect(headers.authorization).toMatch(/^Bearer /);
    expect(headers).not.toHaveProperty('cookie');
  });

  it('may be larger than other bodies, which stay within their limit', async () => {
    const sent = begin();
    sent.end(Buffer.alloc(MOST_BYTES));
    expect((await answerTo(sent)).status).toBe(201);
    const other = begin(own, '/agency/cases');
    other.end(Buffer.alloc(MEGABYTE + 1));
    expect(await answerTo(other)).toMatchObject({ status: 413, said: problem('body-too-large') });
  });

  it('of 300 MB is refused by what it announces, before any of it is read', async () => {
    const sent = begin({ ...own, 'content-length': String(300 * MEGABYTE) });
    sent.flushHeaders();
    expect(await answerTo(sent)).toMatchObject({
      ...{ status: 413, said: { ...problem('body-too-large'), mostBytes: MOST_BYTES } },
    });
    expect([agency.received.length, agency.broken]).toEqual([0, 0]);
  });

  it('that announces nothing is cut off where it becomes too large', async () => {
    const sent = begin();
    const answer = answerTo(sent);
    for (let at = 0; at < 3; at += 1) sent.write(Buffer.alloc(MEGABYTE));
    expect(await answer).toMatchObject({ status: 413, said: problem('body-too-large') });
    await eventually('the agency sees that it broke off', () => agency.broken === 1);
    expect(agency.received).toEqual([]);
    sent.destroy();
  });

  it('that ends in the middle, or before what it announced, is no file', async () => {
    for (const headers of [own, { ...own, 'content-length': String(MEGABYTE) }]) {
      Object.assign(agency, { begun: 0, broken: 0 });
      const sent = begin(headers);
      sent.write(Buffer.alloc(MEGABYTE / 2));
      await eventually('the desk has asked the agency', () => agency.begun > 0);
      sent.destroy();
      await eventually('the agency sees that it broke off', () => agency.broken === 1);
    }
    expect(agency.received).toEqual([]);
  });

  it('is one that the agency looks into: its refusal comes back as it is', async () => {
    agency.answers((_request, response) =>
      response
        .writeHead(422, { 'content-type': 'application/problem+json' })
        .end('{"type":"/problems/invalid-attachment","expected":"a PDF without scripts"}'),
    );
    const sent = begin();
    sent.end('%PDF-1.7 /JavaScript');
    expect(await answerTo(sent)).toMatchObject({
      ...{ status: 422, said: { expected: 'a PDF without scripts' } },
    });
  });

  it.each([
    ['without a session', { 'content-type': PDF }, 401, 'login-needed'],
    ['of another page', { 'x-sinergi-csrf': 'guess' }, 403, 'forged-request'],
    ['of a page of text', { 'content-type': 'text/html' }, 400, 'invalid-request'],
    ['of no type', { 'content-type': '' }, 400, 'invalid-request'],
  ])('%s is refused, and nothing of it is read', async (_name, other, status, code) => {
    const sent = begin(status === 401 ? (other as typeof own) : { ...own, ...other });
    sent.write('half a file');
    expect(await answerTo(sent)).toMatchObject({ status, said: problem(code) });
    expect([agency.received.length, agency.broken]).toEqual([0, 0]);
    sent.destroy();
  });

  it('goes to no other route by another spelling', async () => {
    for (const path of ['/agency/attachments/', '/agency/%61ttachments', '/agency/attachments/x']) {
      const sent = begin(own, path);
      sent.end('a file');
      expect([path, (await answerTo(sent)).status]).toEqual([path, 404]);
    }
    expect(agency.received).toEqual([]);
  });
});

describe('a file that is fetched', () => {
  const path = `/agency/cases/${ID}/attachments/${ID}/disclosures`;
  const asked = () => {
    const sent = begin({ ...own, 'content-type': 'application/json' }, path);
    sent.end('{"purpose":"ENFORCEMENT","reason":"Order 1 of today"}');
    return sent;
  };

  it('comes as it is sent, to be saved, and nothing in it runs', async () => {
    let finish = (): void => undefined;
    agency.answers((_request, response) => {
      response.writeHead(200, {
        ...{ 'content-type': PDF, 'content-length': '12', 'disclosure-id': ID },
        'content-disposition': `attachment; filename="${ID}.pdf"`,
      });
      response.write('%PDF-1');
      finish = () => response.end('.7 end');
    });
    const [answer] = (await once(asked(), 'response')) as [IncomingMessage];
    expect(answer.headers).toMatchObject({
      ...{ 'content-type': PDF, 'content-length': '12', 'disclosure-id': ID },
      ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
      'content-disposition': `attachment; filename="${ID}.pdf"`,
      'content-security-policy': "sandbox; default-src 'none'",
    });
    const [first] = (await once(answer, 'data')) as [Buffer];
    expect(first.toString()).toBe('%PDF-1');
    finish();
    expect(await text(answer)).toBe('.7 end');
  });

  it('that breaks off at the agency breaks off at the page', async () => {
    agency.answers((_request, response) => {
      response.writeHead(200, { 'content-type': PDF, 'content-length': '12' });
      response.write('%PDF-1', () => response.destroy());
    });
    const [answer] = (await once(asked(), 'response')) as [IncomingMessage];
    await expect(text(answer)).rejects.toThrow();
  });

  it('is refused with the agency’s own problem', async () => {
    agency.answers((_request, response) =>
      response
        .writeHead(403, { 'content-type': 'application/problem+json' })
        .end('{"type":"/problems/not-entitled"}'),
    );
    expect(await answerTo(asked())).toEqual({
      ...{ status: 403, said: { type: '/problems/not-entitled' } },
    });
  });
});
