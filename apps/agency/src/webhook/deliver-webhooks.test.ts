import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agencyUrn, type DirectoryEntry } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { Caller } from '@sinergi/http';
import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import type { AgencyProfile } from '@sinergi/settings';
import { eventually, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { Keystore } from '@sinergi/trust';
import { webhookPublicKey } from '@sinergi/webhook';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../database/database.js';
import type { FeedEvent } from '../feed/feed-event.js';
import type { ReadFeedEvents } from '../feed/read-feed-events.js';
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
/** a path of each test: a call of the test before may still be under way */
let path = '';
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
    if (request.url === path) got.push({ headers: request.headers, body: JSON.parse(body) });
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
  const value = Buffer.from(`entry ${version}`);
  directory.advance([{ entry, version, offset, value, appendedAt: now } as never], offset + 1n);
}

beforeEach(async () => {
  path = `/hook/${randomUUID()}`;
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

const register = (flows = ['sighting'], content: 'WHOLE' | 'NONE' = 'WHOLE') => {
  const { port } = receiver.address() as AddressInfo;
  return table.add(CLIENT, {
    ...{ url: `http://127.0.0.1:${port}${path}`, flows, lane: 'ALL', words: {} },
    content,
    ...{ position: 0n, rightUntil: rights.until() },
  });
};
const tell = (id: string): void => {
  events.push(anEvent(id));
  deliver.wake();
};
const told = (id: string) =>
  eventually('it is told', () => {
    deliver.wake();
    return got.some(({ body }) => body['id'] === id);
  });
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

describe('a webhook without content', () => {
  it('tells that there is an event, and nothing of it', async () => {
    await register(['sighting'], 'NONE');
    const said = { source: 'urn:sinergi:agency:polri-jakpus', subject: 'whom', data: { a: 'b' } };
    events.push({ ...anEvent('only'), ...said, appliedtime: '2026-11-24T03:00:00Z' } as FeedEvent);
    await told('only');
    expect(got.map(({ body }) => body)).toEqual([
      {
        ...{ specversion: '1.0', id: 'only', type: 'id.timpora.notification', exercise: false },
        ...{ source: agencyUrn(PROFILE.code), time: '2026-11-24T03:00:00Z', data: {} },
        datacontenttype: 'application/json',
      },
    ]);
  });
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
    const shown = now + 1_000 + POLICY.rightHoldsMs;
    await eventually('the later one was noted', async () => {
      // Shown again: one that came while the first was being noted may not be noted by itself.
      now += 1_000;
      rights.show(caller('webhook', 'sighting:read', 'permit:read'));
      const { rightUntil } = await table.one(CLIENT, other.webhookId);
      return Date.parse(rightUntil) >= shown;
    });
    expect((await table.one(CLIENT, webhookId)).rightUntil).toBe(before);
  });
});

describe('a webhook of flows that the agency no longer receives', () => {
  it('ends, and says why; of several the others are told', async () => {
    const [both, one] = [await register(['sighting', 'alert']), await register(['sighting'])];
    receives(2, ['alert']);
    tell('after');
    expect(await ended(one.webhookId)).toMatchObject({
      reason: 'Expected flows that this agency receives, got sighting, which it no longer receives',
    });
    await told('after');
    expect(await table.one(CLIENT, both.webhookId)).toMatchObject({ state: 'ENABLED' });
    expect(rights.withheld(both.flows)).toEqual(['sighting']);
  });
});

describe('a receiver that refuses its messages', () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const outcomes = async (webhookId: string) =>
    (await table.attempts(webhookId)).map(({ outcome }) => outcome).reverse();

  it('is told again until it does, and the next only then', async () => {
    status = 503;
    const { webhookId } = await register();
    tell(first);
    tell(second);
    await eventually('it failed', async () => (await table.one(CLIENT, webhookId)).failures > 0);
    status = 204;
    await told(second);
    await eventually(
      'both are noted',
      async () => (await outcomes(webhookId)).at(-2) !== 'REFUSED',
    );
    const ids = got.map(({ body }) => body['id']);
    expect(ids.filter((id) => id === second)).toHaveLength(1);
    expect(ids.slice(0, -1)).toEqual(ids.slice(0, -1).map(() => first));
    expect(await table.one(CLIENT, webhookId)).toMatchObject({ state: 'ENABLED', failures: 0 });
  });

  it('is given up after so many failures in a row, and says why', async () => {
    status = 500;
    const { webhookId } = await register();
    tell(first);
    expect(await ended(webhookId)).toMatchObject({
      failures: POLICY.mostFailures,
      reason: expect.stringMatching(/^3 failures in a row: /),
      nextAttemptAt: null,
    });
    expect(await outcomes(webhookId)).toEqual(['REFUSED', 'REFUSED', 'REFUSED']);
  });

  it('goes on where it stopped once it is enabled again', async () => {
    status = 500;
    const { webhookId } = await register();
    tell(first);
    await ended(webhookId);
    status = 204;
    got.length = 0;
    await table.enable(CLIENT, webhookId, null, rights.until());
    deliver.wake();
    await told(first);
  });

  it('and says that it is gone is given up at once', async () => {
    status = 410;
    const { webhookId } = await register();
    tell(first);
    expect(await ended(webhookId)).toMatchObject({ failures: 1, state: 'DISABLED' });
    expect(await outcomes(webhookId)).toEqual(['GONE']);
  });
});

describe('the table of webhooks', () => {
  const attempt = (eventId: string) => ({
    ...{ outcome: 'DELIVERED' as const, status: 204, detail: 'it said yes' },
    ...{ eventId, at: new Date(), durationMs: 1 },
  });

  it('shows a webhook to its client alone', async () => {
    const { webhookId } = await register();
    for (const ask of [
      () => table.one('other', webhookId),
      () => table.remove('other', webhookId),
      () => table.disable('other', webhookId, 'not mine'),
      () => table.toTest('other', webhookId),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'not-found' });
    expect(await table.list('other')).toEqual([]);
    expect(await table.list(CLIENT)).toMatchObject([{ webhookId, state: 'ENABLED' }]);
  });

  it('keeps the signing key wrapped, and hands out the one that signs', async () => {
    const { webhookId, publicKey } = await register();
    const { seed } = await table.toTest(CLIENT, webhookId);
    expect(webhookPublicKey(seed)).toBe(publicKey);
    const { rows } = await database.query('SELECT signing_key FROM webhook');
    expect((rows[0]!['signing_key'] as Buffer).includes(seed)).toBe(false);
  });

  it('moves on from where it was alone: what was moved meanwhile stays there', async () => {
    const { webhookId } = await register();
    const id = randomUUID();
    expect(await table.delivered(webhookId, 0n, 5n, attempt(id))).toBe(true);
    expect(await table.delivered(webhookId, 0n, 6n, attempt(id))).toBe(false);
    await table.skip(webhookId, 4n, 9n);
    expect((await table.toTest(CLIENT, webhookId)).position).toBe(5n);
    await table.disable(CLIENT, webhookId, 'a pause');
    expect(await table.delivered(webhookId, 5n, 6n, attempt(id))).toBe(false);
    expect(await table.due()).toEqual([]);
  });

  it('keeps the latest 200 calls of each', async () => {
    const { webhookId } = await register();
    await database.query(
      `INSERT INTO webhook_attempt
         (webhook_id, event_id, at, outcome, status, detail, duration_ms)
       SELECT $1, gen_random_uuid(), now(), 'REFUSED', 500, '', 1 FROM generate_series(1, 205)`,
      [webhookId],
    );
    const last = randomUUID();
    await table.tried(webhookId, attempt(last));
    const kept = await database.query('SELECT count(*) AS n FROM webhook_attempt');
    expect(Number(kept.rows[0]!['n'])).toBe(200);
    expect((await table.attempts(webhookId))[0]).toMatchObject({ eventId: last });
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
