import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RegistryUnavailable } from './contract-error.js';
import { SchemaRegistry } from './schema-registry.js';

let server: Server;
let registry: SchemaRegistry;
let asked: number;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  asked = 0;
  server = createServer((_, response) => {
    asked += 1;
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  registry = new SchemaRegistry({
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
  });
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const says = (status: number, body: string) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(body);

describe('the schema registry', () => {
  it('returns a schema by id, with one request for simultaneous callers', async () => {
    answer = says(200, '{"schema":"\\"string\\""}');
    expect(await Promise.all([registry.byId(1), registry.byId(1), registry.byId(1)])).toEqual([
      '"string"',
      '"string"',
      '"string"',
    ]);
    expect(asked).toBe(1);
  });

  it('tells whoever watches that it is away, and of each question that is answered', async () => {
    const { port } = server.address() as { port: number };
    const noted: unknown[] = [];
    const watched = new SchemaRegistry({
      url: `http://127.0.0.1:${port}`,
      watch: (ask) =>
        ask().then(
          (found) => {
            noted.push('answered');
            return found;
          },
          (error: unknown) => {
            noted.push((error as RegistryUnavailable).outage);
            throw error;
          },
        ),
    });
    answer = says(200, '<html>');
    await expect(watched.byId(1)).rejects.toBeInstanceOf(RegistryUnavailable);
    answer = says(200, '{"schema":"\\"string\\""}');
    await watched.byId(1);
    expect(noted).toEqual(['away', 'answered']);
  });

  it.each([401, 403, 404])('that refuses is not away: HTTP %s', async (status) => {
    answer = says(status, '{"message":"no"}');
    const asked = await registry.byId(1).catch((error: unknown) => error);
    expect(asked).toBeInstanceOf(RegistryUnavailable);
    expect(asked).toMatchObject({ name: 'RegistryRefused', outage: 'passing' });
    await expect(registry.idOf('x', '"string"')).rejects.toMatchObject({ outage: 'passing' });
  });

  it('calls an id unknown on the registry’s own word alone', async () => {
    answer = says(404, '{"error_code":40403,"message":"Schema not found"}');
    expect(await registry.byId(9)).toBeUndefined();
    answer = says(404, '{"message":"no such page"}');
    await expect(registry.byId(9)).rejects.toBeInstanceOf(RegistryUnavailable);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['an error', says(503, '{}')],
    ['a page that is no JSON', says(200, '<html>')],
    ['JSON of another shape', says(200, '{"hello":1}')],
    [
      'a body that breaks off',
      (response) =>
        void response
          .writeHead(200, { 'content-length': '100' })
          .write('{"schema":', () => response.destroy()),
    ],
    ['a body that stalls', (response) => void response.writeHead(200).write('{"schema":')],
    ['nothing at all', () => undefined],
  ])('is unavailable when it answers with %s', async (_, how) => {
    answer = how;
    await expect(registry.byId(1)).rejects.toBeInstanceOf(RegistryUnavailable);
    await expect(registry.idOf('x', '"string"')).rejects.toBeInstanceOf(RegistryUnavailable);
  });
});
