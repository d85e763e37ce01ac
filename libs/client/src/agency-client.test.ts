import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutageLog } from '@sinergi/outage';
import { eventually } from '@sinergi/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AgencyClient } from './agency-client.js';

let server: Server;
/** the HTTP status that each of the two answers; 0: it closes the connection */
let status: { agency: number; issuer: number };
let asked: { agency: number; issuer: number };
let said: { message: string; outage: string; cause: string | undefined }[];
let leaving: AbortController;

beforeEach(async () => {
  status = { agency: 200, issuer: 200 };
  asked = { agency: 0, issuer: 0 };
  said = [];
  leaving = new AbortController();
  server = createServer((request, response) => {
    const who = request.url === '/token' ? 'issuer' : 'agency';
    asked[who] += 1;
    if (status[who] === 0) return request.socket.destroy();
    response.writeHead(status[who], { 'content-type': 'application/json' });
    return response.end('{"access_token":"a","expires_in":600,"items":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  leaving.abort();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function client(): AgencyClient {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const warn = (fields: object, message: string): void => {
    const { outage, cause } = fields as { outage: string; cause?: { message: string } };
    said.push({ message, outage, cause: cause?.message });
  };
  const outage = (of: string) => new OutageLog({ of, logger: { warn }, settledMs: 0 });
  return new AgencyClient({
    ...{ code: 'deteksi', apiUrl: url, issuer: url, clientId: 'a', clientSecret: 'b' },
    signal: leaving.signal,
    outages: { agency: outage('agency'), issuer: outage('identity provider') },
  });
}

describe('a client of an agency', () => {
  it.each([
    ['agency', 'agency', 503, 'Expected an answer from deteksi, got HTTP 503'],
    ['agency', 'agency', 0, expect.any(String)],
    ['issuer', 'identity provider', 502, 'Expected a token for a, got HTTP 502'],
    ['issuer', 'identity provider', 0, expect.any(String)],
  ] as const)('tells once that the %s is away, and when it is back', async (who, of, how, why) => {
    status[who] = how;
    const answer = client().json('GET', '/feed');
    await eventually('it was asked three times', () => asked[who] >= 3);
    status[who] = 200;
    expect(await answer).toMatchObject({ items: [] });
    await eventually('it is over', () => said.length > 1);
    expect(said).toEqual([
      { message: 'outage began', outage: of, cause: why },
      { message: 'outage is over', outage: of, cause: undefined },
    ]);
  });

  it.each([401, 404, 429])('takes no refusal for an outage: HTTP %s', async (refusal) => {
    status.agency = refusal;
    const answer = client().json('GET', '/feed');
    answer.catch(() => undefined);
    await eventually('it was asked', () => asked.agency > 0);
    status.agency = 200;
    await answer.catch(() => undefined);
    expect(said).toEqual([]);
  });
});
