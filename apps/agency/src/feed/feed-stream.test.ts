import 'reflect-metadata';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createLogger } from '@sinergi/observability';
import { eventually } from '@sinergi/testing';
import type { FastifyReply } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../http/access.js';
import { FeedStream } from './feed-stream.js';
import { CursorAhead, type ReadFeedEvents } from './read-feed-events.js';

/** The copy was restored: its feed ends at 7, whatever it gave out before. */
const END = 7n;
const feed = {
  flows: { flows: ['sighting'] },
  read: async (after: bigint) => {
    if (after > END) throw new CursorAhead();
    return { items: [], next: after };
  },
  end: async () => END,
  cursorAt: (position: bigint) => `at ${position}`,
} as unknown as ReadFeedEvents;

const inMs = (ms: number): Access => ({ expiresAt: Date.now() + ms }) as Access;
const replyOf = (raw: ServerResponse): FastifyReply =>
  ({ raw, hijack: () => undefined, getHeaders: () => ({}) }) as unknown as FastifyReply;

describe('a stream of events', () => {
  const streams = new FeedStream(feed, createLogger({ service: 'test', level: 'error' }));
  let server: Server;
  let open: (raw: ServerResponse) => void;

  beforeEach(async () => {
    server = createServer((_request, response) => open(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    streams.closeAll();
    server.close();
  });

  const toItsEnd = async (): Promise<string> =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).text();

  it('says resync, and where to go on, to a cursor that this copy does not reach', async () => {
    open = (raw) => streams.open(replyOf(raw), inMs(500), { flows: ['sighting'] }, END + 1n);
    const told = await toItsEnd();
    expect(told).toContain(
      'id: at 7\nevent: resync\n' +
        'data: {"reason":"this copy does not reach the cursor","cursor":"at 7"}\n\n',
    );
    expect(told.match(/event: resync/g)).toHaveLength(1);
  });

  it('ends when the token does, and says so', async () => {
    open = (raw) => streams.open(replyOf(raw), inMs(100), { flows: ['sighting'] }, END);
    const began = performance.now();
    expect(await toItsEnd()).toMatch(
      /event: expired\ndata: \{"reason":"the access token has expired"\}\n\n$/,
    );
    expect(performance.now() - began).toBeGreaterThanOrEqual(99);
  });

  it('lives under a token that is good for longer than a timer can wait', async () => {
    open = (raw) =>
      streams.open(replyOf(raw), inMs(60 * 24 * 3_600_000), { flows: ['sighting'] }, END);
    const leave = new AbortController();
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, { signal: leave.signal });
    const reader = response.body!.getReader();
    const told = new TextDecoder().decode((await reader.read()).value);
    expect(told).toBe('retry: 2000\n\n');
    const next = reader.read().then(
      ({ value }) => new TextDecoder().decode(value),
      () => 'nothing',
    );
    setTimeout(() => leave.abort(), 200);
    expect(await next).toBe('nothing');
  });

  it('drops a reader that takes nothing, and keeps no more than its connection holds', async () => {
    const event = { type: 'id.timpora.sighting.reported', data: 'x'.repeat(20_000) };
    let asked = 0;
    const endless = {
      flows: { flows: ['sighting'] },
      read: async (after: bigint) => {
        asked += 1;
        const items = Array.from({ length: 200 }, (_, n) => ({
          position: after + BigInt(n),
          flow: 'sighting',
          cursor: `at ${after + BigInt(n)}`,
          event,
        }));
        return { items, next: after + 200n };
      },
    } as unknown as ReadFeedEvents;
    const impatient = new FeedStream(
      endless,
      createLogger({ service: 'test', level: 'error' }),
      300,
    );
    let told: ServerResponse | undefined;
    open = (raw) => {
      told = raw;
      impatient.open(replyOf(raw), inMs(60_000), { flows: ['sighting'] }, 0n);
    };
    const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
    reader.on('error', () => undefined);
    reader.pause();
    reader.write('GET / HTTP/1.1\r\nHost: test\r\n\r\n');
    let most = 0;
    await eventually('it is let go', () => {
      most = Math.max(most, told?.writableLength ?? 0);
      return told?.destroyed ?? false;
    });
    expect(most).toBeLessThan(100_000);
    expect(asked).toBeGreaterThan(0);
    reader.destroy();
  });
});
