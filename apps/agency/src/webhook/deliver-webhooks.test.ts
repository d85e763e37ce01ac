import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DirectoryEntry } from '@sinergi/contracts';
import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { DirectoryView } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { eventually, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { Keystore } from '@sinergi/trust';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../database/database.js';
import type { FeedEvent } from '../feed/feed-event.js';
import type { ReadFeedEvents } from '../feed/read-feed-events.js';
import type { Caller } from '../http/access.js';
import { CallerWatchers } from '../http/caller-watchers.js';
import { DeliverWebhooks } from './deliver-webhooks.js';
import { WebhookRights } from './webhook-rights.js';
import { WebhookTable } from './webhook-table.js';

const CLIENT = 'tni-jakpus.system';
const PROFILE = { code: 'tni-jakpus' } as AgencyProfile;
const DAY_MS = 86_400_000;
const POLICY = {
  reach: 'loopback' as const,
  firstRetryMs: 10,
  mostFailures: 3,
  rightHoldsMs: 7 * DAY_MS,
};
const logger = createLogger({ service: 'test', level: 'error' });

let postgres: TemporaryPostgres;
let database: Database;
let table: WebhookTable;
let folder: string;
let receiver: Server;
/** the requests that the receiver got, and its answers */
const got: { headers: Record<string, unknown>; body: Record<string, unknown> }[] = [];
let status = 204;
let mayAnswer: Promise<void> = Promise.resolve();

beforeAll(async () => {
  postgres = await temporaryPostgres();
  folder = mkdtempSync(join(tmpdir(), 'sinergi-webhooks-'));
  const url = await postgres.createDatabase('agency');
  const outage = new OutageLog({ of: 'database', logger });
  database = new Database({ agency: PROFILE.code, url, poolSize: 4, outage });
  await database.connect();
  table = new WebhookTable(database, await Keystore.create(join(folder, 'keys.json'), 'a phrase'));
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    got.push({ headers: request.headers, body: JSON.parse(body) });
    await mayAnswer;
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => receiver?.close(resolve));
  await database?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let now: number;
let rights: WebhookRights;
let deliver: DeliverWebhooks;
let directory: DirectoryView<DirectoryEntry>;
let events: FeedEvent[];

/** A feed of these events; the position of each is its number. */
const feed = {
  read: async (after: bigint) => ({
    items: events
      .map((event, at) => ({ cursor: String(at + 1), event }))
      .filter(({ cursor }) => BigInt(cursor) > after),
    next: BigInt(events.length),
  }),
  positionOf: (cursor: string) => BigInt(cursor),
} as unknown as ReadFeedEvents;

const anEvent = (id: string): FeedEvent => ({ id, exercise: false }) as FeedEvent;

function receives(version: number, subscribes: string[]): void {
  const entry = { code: PROFILE.code, subscribes } as unknown as DirectoryEntry;
  const offset = BigInt(version);
  directory.advance([{ entry, version, offset, appendedAt: now } as never], offset + 1n);
}

beforeEach(async () => {
  got.length = 0;
  status = 204;
  events = [];
  now = Date.now();
  await database.query('TRUNCATE webhook, webhook_attempt');
  directory = new DirectoryView();
  receives(1, ['sighting', 'alert']);
  const clock = (): number => now;
  rights = new WebhookRights(
    PROFILE,
    POLICY,
    clock,
    logger,
    directory,
    table,
    new CallerWatchers(),
  );
  deliver = new DeliverWebhooks(table, rights, feed, PROFILE, POLICY, clock, logger);
  deliver.start();
});
afterEach(() => deliver.stop());

const register = (flows = ['sighting']) => {
  const { port } = receiver.address() as AddressInfo;
  return table.add(CLIENT, `http://127.0.0.1:${port}/hook`, flows, 0n, rights.until());
};
const tell = (id: string): void => {
  events.push(anEvent(id));
  deliver.wake();
};
const told = (id: string) =>
  eventually('it is told', () => got.some(({ body }) => body['id'] === id));
const ended = (webhookId: string) =>
  eventually('it has ended', async () => {
    deliver.wake();
    const webhook = await table.one(CLIENT, webhookId);
    return webhook.state === 'DISABLED' ? webhook : null;
  });
const caller = (...scopes: string[]): Caller => ({
  clientId: CLIENT,
  agency: PROFILE.code,
  scopes: new Set(scopes),
  expiresAt: now + 600_000,
  officer: null,
});

describe('a webhook whose client has not shown its right for long', () => {
  it('is told nothing more, and says why', async () => {
    const { webhookId } = await register();
    tell('before');
    await told('before');
    now += POLICY.rightHoldsMs + 1;
    tell('after');
    expect(await ended(webhookId)).toMatchObject({
      reason:
        'Expected a token of its client with the scopes webhook sighting:read ' +
        'within 7 days, got none',
    });
    expect(got.map(({ body }) => body['id'])).toEqual(['before']);
  });

  it('goes on where a token was seen that may ask for all that it tells', async () => {
    const { webhookId } = await register(['sighting', 'alert']);
    now += POLICY.rightHoldsMs - 1_000;
    rights.show(caller('webhook', 'sighting:read', 'alert:read', 'alert:write'));
    await eventually('it was noted', async () => {
      const { rightUntil } = await table.one(CLIENT, webhookId);
      return Date.parse(rightUntil) === now + POLICY.rightHoldsMs;
    });
    now += 2_000;
    tell('after');
    await told('after');
  });

  it.each([
    ['not for webhooks', ['sighting:read', 'alert:read']],
    ['for one of its flows alone', ['webhook', 'sighting:read']],
  ])('ends although a token was seen that is %s', async (_what, scopes) => {
    const { webhookId } = await register(['sighting', 'alert']);
    const before = (await table.one(CLIENT, webhookId)).rightUntil;
    now += 1_000;
    rights.show(caller(...scopes));
    // It is noted last, so everything that was shown before has been noted by now.
    const other = await register(['sighting']);
    now += 1_000;
    rights.show(caller('webhook', 'sighting:read', 'permit:read'));
    await eventually('the later one was noted', async () => {
      const { rightUntil } = await table.one(CLIENT, other.webhookId);
      return Date.parse(rightUntil) === now + POLICY.rightHoldsMs;
    });
    expect((await table.one(CLIENT, webhookId)).rightUntil).toBe(before);
  });
});

describe('a webhook of flows that the agency receives no more', () => {
  it('ends, and says why; of several the others are told', async () => {
    const [both, one] = [await register(['sighting', 'alert']), await register(['sighting'])];
    receives(2, ['alert']);
    tell('after');
    expect(await ended(one.webhookId)).toMatchObject({
      reason: 'Expected flows that this agency receives, got sighting, which it receives no more',
    });
    await told('after');
    expect(await table.one(CLIENT, both.webhookId)).toMatchObject({ state: 'ENABLED' });
    expect(rights.withheld(both.flows)).toEqual(['sighting']);
  });
});

describe('a test event', () => {
  it('is sent signed, as an exercise, and answered with how it went', async () => {
    const { webhookId } = await register();
    const attempt = await deliver.test(await table.toTest(CLIENT, webhookId));
    expect(attempt).toMatchObject({ outcome: 'DELIVERED', status: 204 });
    expect(got).toHaveLength(1);
    const [{ headers, body }] = got as [(typeof got)[number]];
    expect(body).toMatchObject({ type: 'id.timpora.webhook.test', data: { webhookId } });
    expect(headers).toMatchObject({ 'webhook-id': body['id'], 'ce-exercise': 'true' });
    expect(headers['webhook-signature']).toMatch(/^v1a,/);
    expect(await table.attempts(webhookId)).toMatchObject([{ eventId: body['id'], status: 204 }]);
  });

  it('that is under way when its agency stops is noted before it has stopped', async () => {
    const { webhookId } = await register();
    let answer = (): void => undefined;
    mayAnswer = new Promise((resolve) => {
      answer = resolve;
    });
    const test = deliver.test(await table.toTest(CLIENT, webhookId));
    await eventually('it was sent', () => got.length > 0);
    const order: string[] = [];
    const stopped = deliver.stop().then(() => order.push('stopped'));
    const noted = test.then(() => order.push('noted'));
    // Code that does not wait for the attempt would have stopped by the time that the table was
    // read.
    expect(await table.attempts(webhookId)).toEqual([]);
    answer();
    await Promise.all([stopped, noted]);
    expect(order).toEqual(['noted', 'stopped']);
    expect(await table.attempts(webhookId)).toMatchObject([{ status: 204 }]);
  });

  it('that fails counts against nothing', async () => {
    const { webhookId } = await register();
    status = 500;
    const attempt = await deliver.test(await table.toTest(CLIENT, webhookId));
    expect(attempt).toMatchObject({ outcome: 'REFUSED', status: 500 });
    expect(await table.one(CLIENT, webhookId)).toMatchObject({ state: 'ENABLED', failures: 0 });
  });
});
