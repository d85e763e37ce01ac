import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchedRegistry } from './watched-registry.js';

let server: Server;
let status: number;
let said: [message: string, why: string | undefined][];
let watched: ReturnType<typeof watchedRegistry>;

beforeEach(async () => {
  said = [];
  server = createServer((_, response) =>
    response.writeHead(status).end('{"schema":"\\"string\\"","error_code":1}'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const warn = (fields: object, message: string): void => {
    const { cause, refusal } = fields as { cause?: { message: string }; refusal?: string };
    said.push([message, cause?.message ?? refusal]);
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  watched = watchedRegistry({ url }, { warn });
});
afterEach(async () => {
  watched.outage.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = () => watched.registry.byId(7).catch(() => undefined);

it('tells a registry that is away as an outage, with what it said', async () => {
  status = 503;
  await ask();
  await ask();
  const why = 'Expected an answer of the schema registry, got none: HTTP 503';
  expect(said).toEqual([['outage began', why]]);
});

it('tells what it refuses once, as a refusal, and again after it was answered', async () => {
  const refusal = ['schema registry refused a request', 'Expected schema 7, got HTTP 401'];
  status = 401;
  await ask();
  await ask();
  expect(said).toEqual([refusal]);
  status = 200;
  await ask();
  status = 401;
  await ask();
  expect(said).toEqual([refusal, refusal]);
});
