import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Caller, TokenVerifier } from '@sinergi/http';
import { createLogger } from '@sinergi/observability';
import { afterEach, describe, expect, it } from 'vitest';
import { FeedController } from '../feed/feed.controller.js';
import { FeedStream } from '../feed/feed-stream.js';
import { FindEvent } from '../feed/find-event.js';
import { ReadFeedEvents } from '../feed/read-feed-events.js';
import { PROFILE, USUAL_LANE } from '../ground/tokens.js';
import { AccessGuard } from '../http/access.guard.js';
import { CallerWatchers } from '../http/caller-watchers.js';
import { Callers } from '../http/callers.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { QueryGuard } from '../http/takes-query.js';
import { httpAdapter, readBodies } from './serve-http.js';

const logger = createLogger({ service: 'test', level: 'error' });
const feed = {
  choiceOf: () => ({ flows: ['sighting'] }),
  end: async () => 0n,
  flows: ['sighting'],
  read: async () => ({ items: [], next: 0n }),
};

@Controller()
class Echo {
  @Post('echo')
  echo(@Body() body: object): object {
    return body;
  }
}

let app: NestFastifyApplication;
afterEach(async () => {
  app.get(FeedStream).closeAll();
  await app.close();
});

/** Serves the routes of the feed with limits short enough for a test. */
async function serve(limits: { jsonWithinMs: number; tokenForMs?: number }): Promise<number> {
  const verify = async (): Promise<Caller> => ({
    clientId: 'test',
    agency: 'kec-menteng',
    scopes: new Set(['sighting:read']),
    expiresAt: Date.now() + (limits.tokenForMs ?? 60_000),
    officer: null,
  });
  const streams = new FeedStream(feed as unknown as ReadFeedEvents, logger);

  @Module({
    controllers: [FeedController, Echo],
    providers: [
      { provide: ReadFeedEvents, useValue: feed },
      { provide: FeedStream, useValue: streams },
      { provide: FindEvent, useValue: {} },
      { provide: USUAL_LANE, useValue: 'LIVE' },
      { provide: TokenVerifier, useValue: { verify, known: () => undefined } },
      Callers,
      { provide: PROFILE, useValue: { code: 'kec-menteng', publishes: [], subscribes: [] } },
      AccessGuard,
      CallerWatchers,
    ],
  })
  class Doors {}

  app = await NestFactory.create<NestFastifyApplication>(Doors, httpAdapter(), {
    abortOnError: false,
    logger: false,
  });
  app.useGlobalGuards(app.get(AccessGuard), new QueryGuard(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter(logger));
  readBodies(app, limits);
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer().address() as AddressInfo).port;
}

const EXPIRED = /event: expired\ndata: \{"reason":"the access token has expired"\}\n\n$/;

describe('the time in which a body has to come', () => {
  it('is no matter of a stream, which lives until its token ends and says so last', async () => {
    const port = await serve({ jsonWithinMs: 100, tokenForMs: 600 });
    const began = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/feed/stream`, {
      headers: { authorization: 'Bearer token' },
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(EXPIRED);
    expect(performance.now() - began).toBeGreaterThanOrEqual(590);
  });

  it('is no matter of a stream whose request has a body that came', async () => {
    const port = await serve({ jsonWithinMs: 100, tokenForMs: 600 });
    const answer = await said(port, [
      'GET /feed/stream HTTP/1.1',
      'Host: test',
      'Authorization: Bearer token',
      'Connection: close',
      'Content-Length: 2',
      '',
      '{}',
    ]);
    expect(answer).toContain('event: expired');
    expect(answer).toMatch(/\r\n0\r\n\r\n$/);
  });

  it('ends a request whose body stops coming, with 408', async () => {
    const port = await serve({ jsonWithinMs: 100 });
    const answer = await said(port, [
      'POST /echo HTTP/1.1',
      'Host: test',
      'Content-Type: application/json',
      'Content-Length: 20',
      '',
      '{"half":',
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('/problems/too-slow');
  });

  it('ends a chunked request whose body stops coming, with 408', async () => {
    const port = await serve({ jsonWithinMs: 100 });
    const answer = await said(port, [
      'POST /echo HTTP/1.1',
      'Host: test',
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
      '',
      '8',
      '{"half":',
      '',
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

/** Sends lines to a server and returns its answer, until it ends the connection. */
function said(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(lines.join('\r\n')));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
