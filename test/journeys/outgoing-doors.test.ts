import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { eventually } from '@sinergi/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { anExercise } from '../support/an-exercise.js';
import { platform } from '../support/platform.js';
import { SseReader } from '../support/sse.js';

const descriptor = platform();
const menteng = new AgencySystem(descriptor, 'kec-menteng');
const tni = new AgencySystem(descriptor, 'tni-jakpus');
const open: SseReader[] = [];
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
});

async function follow(
  system: AgencySystem,
  path = '/feed/stream?flows=sighting',
  headers: Record<string, string> = {},
): Promise<SseReader> {
  const reader = await SseReader.open(`${system.apiUrl}${path}`, {
    authorization: `Bearer ${await system.accessToken()}`,
    ...headers,
  });
  open.push(reader);
  return reader;
}

const idsIn = (reader: SseReader): string[] =>
  reader.events
    .filter(({ data }) => data.includes('"specversion"'))
    .map(({ data }) => JSON.parse(data).subject);

describe('the feed', () => {
  it('is read by pages, in the order of applying, from any place on', async () => {
    const end = (await tni.get('/feed?flows=sighting&limit=500')).body;
    let { cursor } = end;
    while ((await tni.get(`/feed?flows=sighting&limit=500&cursor=${cursor}`)).body.items.length > 0)
      cursor = (await tni.get(`/feed?flows=sighting&limit=500&cursor=${cursor}`)).body.cursor;
    const ids: string[] = [];
    for (let at = 0; at < 5; at++) ids.push((await menteng.report(aSighting())).body.sightingId);
    const seen = await eventually('all five came', async () => {
      const { body } = await tni.get(`/feed?flows=sighting&cursor=${cursor}`);
      const subjects = body.items
        .map(({ event }: { event: { subject: string } }) => event.subject)
        .filter((id: string) => ids.includes(id));
      return subjects.length === 5
        ? (body.items as { cursor: string; event: Record<string, unknown> }[])
        : null;
    });
    expect(seen[0]!.event).toMatchObject({
      specversion: '1.0',
      type: 'id.timpora.sighting.reported',
      exercise: false,
      data: { place: { sealed: true } },
    });
    const second = await tni.get(`/feed?flows=sighting&limit=500&cursor=${seen[0]!.cursor}`);
    expect(second.body.items.map(({ cursor: at }: { cursor: string }) => at)).toEqual(
      seen.slice(1).map(({ cursor: at }) => at),
    );
  });

  it('refuses another agency’s cursor, an unknown flow, and one without its scope', async () => {
    const { cursor } = (await tni.get('/feed?limit=1')).body;
    expect((await menteng.get(`/feed?cursor=${cursor}`)).body).toMatchObject({
      status: 400,
      type: '/problems/invalid-cursor',
    });
    expect((await tni.get('/feed?flows=nothing')).status).toBe(400);
    const narrow = await tni.accessToken('sighting:read');
    expect((await tni.sendAs(narrow, 'GET', '/feed?flows=permit')).status).toBe(403);
    expect((await tni.sendAs(narrow, 'GET', '/feed')).status).toBe(200);
  });
});

describe('the stream', () => {
  it('tells what comes from now on, and what came in a break, in order and once', async () => {
    const first = await follow(tni);
    const id = (await menteng.report(aSighting())).body.sightingId;
    await eventually('it is told', () => idsIn(first).includes(id));
    const last = first.events.at(-1)!.id!;
    first.close();
    const missed: string[] = [];
    for (let at = 0; at < 3; at++) missed.push((await menteng.report(aSighting())).body.sightingId);
    const second = await follow(tni, '/feed/stream?flows=sighting', { 'last-event-id': last });
    const next = (await menteng.report(aSighting())).body.sightingId;
    // The records are in three partitions, so they come in any order.
    await eventually('all are told', () =>
      [...missed, next].every((one) => idsIn(second).includes(one)),
    );
    const told = idsIn(second).filter((one) => [...missed, next, id].includes(one));
    expect(new Set(told)).toEqual(new Set([...missed, next]));
    expect(told).toHaveLength(4);
  });

  it('keeps the line open with comments', async () => {
    const reader = await follow(tni);
    await eventually('a heartbeat came', () => reader.comments > 0, 20_000);
  });

  it('answers 400 to a cursor that is none', async () => {
    expect(
      (await follow(tni, '/feed/stream?flows=sighting', { 'last-event-id': 'nonsense' })).status,
    ).toBe(400);
  });

  it('tells nothing of a flow that the token may not read', async () => {
    const token = await tni.accessToken('permit:read');
    const reader = await SseReader.open(`${tni.apiUrl}/feed/stream`, {
      authorization: `Bearer ${token}`,
    });
    open.push(reader);
    const other = await follow(tni);
    const id = (await menteng.report(aSighting())).body.sightingId;
    await eventually('somebody else is told', () => idsIn(other).includes(id));
    expect(reader.events).toEqual([]);
  });

  it('is not held up by a reader that takes nothing', async () => {
    const { hostname, port } = new URL(tni.apiUrl);
    const lazy = connect(Number(port), hostname);
    lazy.on('error', () => undefined);
    lazy.pause();
    lazy.write(
      `GET /feed/stream?cursor= HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: ` +
        `Bearer ${await tni.accessToken()}\r\n\r\n`,
    );
    const reader = await follow(tni);
    const id = (await menteng.report(aSighting())).body.sightingId;
    await eventually('another reader is told', () => idsIn(reader).includes(id));
    lazy.destroy();
  });
});

describe('one event', () => {
  it('is found by its id, with who has it and since when', async () => {
    const { eventId, sightingId } = (await menteng.report(aSighting())).body;
    const [history, event, first] = await Promise.all([
      menteng.history(sightingId),
      menteng.get(`/events/${eventId}`),
      menteng.get(`/events/${eventId}/receipts`),
    ]);
    expect(history.body.items.map((item: { eventId: string }) => item.eventId)).toEqual([eventId]);
    expect(event.body).toMatchObject({ id: eventId, subject: sightingId });
    expect(first.body.receipts).toHaveLength(15);
    await eventually(
      'it has come back',
      async () => (await menteng.get(`/events/${eventId}`)).body.offset !== undefined,
    );
    expect((await menteng.get(`/events/${eventId}`)).body).toMatchObject({
      id: eventId,
      subject: sightingId,
      topic: 'timpora.sighting',
    });
    const receipts = await eventually('everybody has it', async () => {
      const { body } = await menteng.get(`/events/${eventId}/receipts`);
      return body.receipts?.every(({ has }: { has: boolean }) => has) ? body.receipts : null;
    });
    expect(receipts).toHaveLength(15);
    for (const { since, by } of receipts)
      expect(Date.parse(since ?? by)).toBeGreaterThan(Date.now() - 120_000);
    expect((await menteng.get(`/events/${randomUUID()}`)).status).toBe(404);
  });
});

describe('a webhook', () => {
  /** The calls that a receiver got, and how it answers. */
  class Receiver {
    readonly got: { headers: IncomingMessage['headers']; body: string }[] = [];
    answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end();
    private server!: Server;
    url = '';

    async start(): Promise<void> {
      this.server = createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        this.got.push({ headers: request.headers, body });
        this.answer(response);
      });
      await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
      this.url = `http://127.0.0.1:${(this.server.address() as { port: number }).port}/hook`;
    }

    stop(): void {
      this.server.closeAllConnections();
      this.server.close();
    }
  }
  const receiver = new Receiver();
  beforeAll(() => receiver.start());
  afterAll(() => receiver.stop());
  const hooks: string[] = [];
  afterEach(async () => {
    for (const id of hooks.splice(0)) await tni.send('DELETE', `/webhooks/${id}`);
    receiver.got.length = 0;
    receiver.answer = (response) => response.writeHead(204).end();
  });

  const register = async (url = receiver.url, wanted: object = {}) => {
    const { status, body } = await tni.send('POST', '/webhooks', {
      ...{ url, flows: ['sighting'] },
      ...wanted,
    });
    expect(status).toBe(201);
    hooks.push(body.webhookId);
    return body as { webhookId: string; publicKey: string };
  };
  const isTest = ({ type }: { type: string }): boolean => type === 'id.timpora.webhook.test';
  const subjectsGot = (): string[] => receiver.got.map(({ body }) => JSON.parse(body).subject);
  const stateOf = async (id: string) => (await tni.get(`/webhooks/${id}`)).body;

  it('is called with each event, signed so that its public key verifies it', async () => {
    const { publicKey } = await register();
    const id = (await menteng.report(aSighting())).body.sightingId;
    await eventually('it was called', () => subjectsGot().includes(id));
    const { headers, body } = receiver.got.find((one) => JSON.parse(one.body).subject === id)!;
    const key = createPublicKey({
      key: Buffer.concat([
        Buffer.from('302a300506032b6570032100', 'hex'),
        Buffer.from(publicKey.slice('whpk_'.length), 'base64'),
      ]),
      format: 'der',
      type: 'spki',
    });
    const [, signature] = String(headers['webhook-signature']).split(',');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(verify(null, Buffer.from(signed), key, Buffer.from(signature!, 'base64'))).toBe(true);
    expect(headers['webhook-id']).toBe(JSON.parse(body).id);
    expect([headers['ce-exercise'], JSON.parse(body).exercise]).toEqual(['false', false]);
  });

  it('says of an exercise that it is one, beside its body and in it', async () => {
    await register(receiver.url, { lane: 'ALL' });
    const { handling } = aSighting() as { handling?: object };
    const { exerciseId } = await anExercise(descriptor, `latihan-${randomUUID()}`);
    const drill = aSighting({ handling: { ...handling, exerciseId } });
    const id = (await menteng.report(drill)).body.sightingId;
    await eventually('it was called', () => subjectsGot().includes(id));
    const { headers, body } = receiver.got.find((one) => JSON.parse(one.body).subject === id)!;
    const { exercise, exerciseid } = JSON.parse(body);
    expect([headers['ce-exercise'], exercise, exerciseid]).toEqual(['true', true, exerciseId]);
  });

  it('is called again until it says yes, in order, and shows every attempt', async () => {
    let refusals = 2;
    receiver.answer = (response) => response.writeHead(refusals-- > 0 ? 500 : 200).end();
    const { webhookId } = await register();
    const ids = [
      (await menteng.report(aSighting())).body.sightingId,
      (await menteng.report(aSighting())).body.sightingId,
    ];
    await eventually(
      'both came through',
      () => ids.every((id) => subjectsGot().includes(id)),
      40_000,
    );
    const { items } = (await tni.get(`/webhooks/${webhookId}/attempts`)).body;
    expect(items.filter(({ outcome }: { outcome: string }) => outcome === 'REFUSED').length).toBe(
      2,
    );
    expect(items[0]).toMatchObject({ outcome: 'DELIVERED', status: 200 });
    expect(await stateOf(webhookId)).toMatchObject({ state: 'ENABLED', failures: 0 });
  });

  it('that answers 410 is given up, and goes on where it stopped when enabled', async () => {
    receiver.answer = (response) => response.writeHead(410).end();
    const { webhookId } = await register();
    const id = (await menteng.report(aSighting())).body.sightingId;
    await eventually('it is disabled', async () => (await stateOf(webhookId)).state === 'DISABLED');
    expect((await stateOf(webhookId)).reason).toContain('no more');
    receiver.got.length = 0;
    receiver.answer = (response) => response.writeHead(200).end();
    await tni.send('POST', `/webhooks/${webhookId}/enablement`, {});
    await eventually('what it had refused came again', () => subjectsGot().includes(id));
  });

  it('is called with a test event at once, and says how that went', async () => {
    const { webhookId } = await register();
    const test = async () => (await tni.send('POST', `/webhooks/${webhookId}/test`)).body;
    expect(await test()).toMatchObject({ outcome: 'DELIVERED', status: 204 });
    const event = receiver.got.map(({ body }) => JSON.parse(body)).find(isTest);
    expect(event).toMatchObject({ exercise: true, data: { webhookId } });
    receiver.answer = (response) => response.writeHead(503).end();
    expect(await test()).toMatchObject({ outcome: 'REFUSED', status: 503 });
    expect(await stateOf(webhookId)).toMatchObject({ state: 'ENABLED', withheld: [] });
  });

  it('that redirects is not followed; one that hangs holds up nobody else', async () => {
    const hanging = new Receiver();
    await hanging.start();
    hanging.answer = () => undefined;
    const hung = await register(hanging.url);
    receiver.answer = (response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
    const { webhookId } = await register();
    await menteng.report(aSighting());
    const attempted = async (id: string, outcome: string) =>
      (await tni.get(`/webhooks/${id}/attempts`)).body.items.some(
        (one: { outcome: string }) => one.outcome === outcome,
      );
    await eventually('the redirect was refused', () => attempted(webhookId, 'REDIRECTED'));
    await eventually(
      'the other ran out of time',
      () => attempted(hung.webhookId, 'TIMED_OUT'),
      40_000,
    );
    hanging.stop();
  });

  it('is refused for a bad address, one with a user, or a flow it cannot read', async () => {
    for (const body of [
      { url: 'ftp://example.org/x', flows: ['sighting'] },
      { url: 'http://user:secret@127.0.0.1:9/x', flows: ['sighting'] },
      { url: 'http://169.254.169.254/x', flows: ['sighting'] },
      { url: 'http://10.0.0.1/x', flows: ['sighting'] },
      { url: receiver.url, flows: [] },
      { url: receiver.url, flows: ['nothing'] },
    ])
      expect((await tni.send('POST', '/webhooks', body)).status).toBe(400);
    expect((await menteng.get(`/webhooks/${(await register()).webhookId}`)).status).toBe(404);
  });
});
