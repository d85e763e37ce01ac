import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Report, sampleEvents } from '@sinergi/contracts';
import { eventually } from '@sinergi/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ALERT_RULES,
  type AlertBoard,
  type AlertRow,
  type AlertWebhook,
  type Silence,
} from '../contract/alerts.js';
import type { AlertMessage } from './alerts/alert-table.js';
import { ConsoleAtHand } from './testing/console-at-hand.js';

const HOME = 'kec-menteng';
const OTHER = 'kec-senen';
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const sample = sampleEvents().find(({ recordName }) => recordName === 'Report')!.value as Report;

interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

let served: ConsoleAtHand;
let receiver: Server;
/** decides whether the receiver refuses the message */
let refuses = (_: AlertMessage): boolean => false;
const calls: Call[] = [];
const sessions = new Map<string, Record<string, string>>();

beforeAll(async () => {
  served = await ConsoleAtHand.prepare();
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(refuses(JSON.parse(body) as AlertMessage) ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  await startConsole();
  for (const [name, agency, roles] of [
    ['platform', HOME, ['platform-admin']],
    ['admin', HOME, ['agency-admin']],
    ['operator', HOME, ['operator']],
  ] as const) {
    const operator = { id: name, name: `Uji ${name}`, agency, roles: [...roles] };
    sessions.set(name, {
      ...(await served.sessionOf(operator)),
      'content-type': 'application/json',
    });
  }
});
afterAll(async () => {
  await served?.close();
  receiver?.closeAllConnections();
  receiver?.close();
});

async function startConsole(): Promise<void> {
  await served.start();
  served.watch.start();
  await eventually('the reports are read', () => served.bus.openReaders.length === 1);
}

/** Publishes a report of an agency that has not begun to read, with these gaps. */
let reportedAt = 0;
async function report(agency: string, gaps: string[], over: Partial<Report> = {}): Promise<void> {
  // Two reports of one millisecond have no order.
  reportedAt = Math.max(Date.now(), reportedAt + 1);
  const at = reportedAt;
  const value = { ...sample, agency, at, findings: [], gaps, positions: [], ...over };
  await served.bus.append(
    `timpora.report.${agency}`,
    await served.codec.encode('Report', value),
    at,
  );
}

async function ask<T>(
  who: string,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${served.settings.publicUrl}/api/${path}`, {
    method,
    headers: sessions.get(who)!,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as T };
}

const board = async (state = 'open'): Promise<AlertBoard> =>
  (await ask<AlertBoard>('operator', 'GET', `alerts?state=${state}`)).body;
const gapsOf = async (agency: string): Promise<AlertRow[]> =>
  (await board()).alerts.filter((alert) => alert.rule === 'gap' && alert.agency === agency);
const told = (type: AlertMessage['type'], agency: string): Call[] =>
  calls.filter(({ body }) => {
    const message = JSON.parse(body) as AlertMessage;
    return message.type === type && message.data.rule === 'gap' && message.data.agency === agency;
  });
const receiverUrl = (): string =>
  `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`;

/** Verifies the signature as a receiver does, with the published key alone. */
function isSigned({ headers, body }: Call, publicKey: string): boolean {
  const raw = Buffer.from(publicKey.slice('whpk_'.length), 'base64');
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, raw]),
    format: 'der',
    type: 'spki',
  });
  const [version, signature] = String(headers['webhook-signature']).split(',');
  const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  return version === 'v1a' && verify(null, signed, key, Buffer.from(signature!, 'base64'));
}

/** Registers the receiver. */
async function register(): Promise<AlertWebhook> {
  const { status, body } = await ask<AlertWebhook>('platform', 'POST', 'alert-webhooks', {
    url: receiverUrl(),
    reason: 'the duty officer reads there',
  });
  expect(status).toBe(201);
  return body;
}

/** Has an agency report a gap. @returns the alert, once it is on the board */
async function gapAt(agency: string, partition: number): Promise<AlertRow> {
  await report(agency, [`timpora.sighting/${partition}`]);
  return eventually('the alert is on the board', async () => (await gapsOf(agency))[0] ?? null);
}

const untilTold = (type: AlertMessage['type'], agency: string): Promise<Call> =>
  eventually(`the receiver is told ${type} of ${agency}`, () => told(type, agency)[0] ?? null);

describe('alerts', () => {
  /** Each test begins with no gap, nobody who is told, and nothing told. */
  afterEach(async () => {
    refuses = () => false;
    for (const agency of [HOME, OTHER]) await report(agency, []);
    await eventually(
      'no gap is open',
      async () => (await gapsOf(HOME)).length + (await gapsOf(OTHER)).length === 0,
    );
    await eventually('nobody is told any more', async () => {
      const { webhooks } = await board();
      for (const { id } of webhooks)
        await ask('platform', 'DELETE', `alert-webhooks/${id}`, { reason: 'the test is over' });
      return webhooks.length === 0;
    });
    calls.length = 0;
  });

  it('are told, and their end, to a receiver that an administrator registers, signed', async () => {
    const wish = { url: receiverUrl(), reason: 'the duty officer reads there' };
    expect((await ask('admin', 'POST', 'alert-webhooks', wish)).status).toBe(403);
    const added = await ask<AlertWebhook>('platform', 'POST', 'alert-webhooks', wish);
    expect(added).toMatchObject({ status: 201, body: { url: receiverUrl(), lastAttempt: null } });
    const webhook = added.body;
    const trial = { reason: 'is it reached?' };
    const tested = await ask('platform', 'POST', `alert-webhooks/${webhook.id}/test`, trial);
    expect(tested).toMatchObject({ status: 200, body: { outcome: 'DELIVERED' } });
    const trialCall = calls.find((one) => JSON.parse(one.body).type === 'alert.test')!;
    expect(isSigned(trialCall, webhook.publicKey)).toBe(true);
    const of = '00000000-0000-4000-8000-000000000000';
    const none = await ask('platform', 'POST', `alert-webhooks/${of}/test`, trial);
    expect(none.status).toBe(404);
    await report(HOME, ['timpora.sighting/2']);
    const call = await untilTold('alert.started', HOME);
    expect(isSigned(call, webhook.publicKey)).toBe(true);
    expect(JSON.parse(call.body)).toMatchObject({
      data: {
        rule: 'gap',
        severity: 'critical',
        agency: HOME,
        flow: 'sighting',
        params: { partition: 2 },
        endedAt: null,
      },
    });
    const { alerts, webhooks, rules } = await board();
    expect(alerts).toContainEqual(
      expect.objectContaining({
        rule: 'gap',
        agency: HOME,
        acknowledgement: null,
        silenceId: null,
      }),
    );
    expect(rules.length).toBe(ALERT_RULES.length);
    await eventually(
      'the attempt is noted',
      async () => (await board()).webhooks[0]?.lastAttempt?.status === 200,
    );
    expect(webhooks[0]).toMatchObject({ id: webhook.id, publicKey: webhook.publicKey });
    await eventually('the overview counts it', () => served.watch.board().overview.openAlerts > 0);
    const [{ id }] = (await gapsOf(HOME)) as [AlertRow];
    const note = 'the disk was full, healing it';
    await ask('operator', 'POST', `alerts/${id}/acknowledgement`, { note });
    await report(HOME, []);
    const ended = await untilTold('alert.ended', HOME);
    expect(isSigned(ended, webhook.publicKey)).toBe(true);
    expect(ended.body).not.toMatch(/operator|disk/);
    expect(ended.headers['webhook-id']).not.toBe(call.headers['webhook-id']);
    expect(await gapsOf(HOME)).toEqual([]);
    expect((await board('all')).alerts).toContainEqual(
      expect.objectContaining({ rule: 'gap', agency: HOME, endedAt: expect.stringMatching(/Z$/) }),
    );
  });

  it('are acknowledged by the agency with a note; the first stays and is logged', async () => {
    const { id } = await gapAt(HOME, 2);
    const path = `alerts/${id}/acknowledgement`;
    expect((await ask('operator', 'POST', path, { note: 'short' })).status).toBe(400);
    const taken = await ask<AlertRow>('operator', 'POST', path, {
      note: 'the disk was full, healing it',
    });
    expect(taken).toMatchObject({
      status: 200,
      body: { acknowledgement: { by: 'Uji operator', note: 'the disk was full, healing it' } },
    });
    const again = await ask<AlertRow>('admin', 'POST', path, { note: 'taking it over from her' });
    expect(again.body.acknowledgement?.by).toBe('Uji operator');
    const other = await gapAt(OTHER, 1);
    const foreign = await ask('operator', 'POST', `alerts/${other.id}/acknowledgement`, {
      note: 'not mine to take at all',
    });
    expect(foreign.status).toBe(403);
    const actions = await served.database.query(
      `SELECT outcome, agency, reason FROM action
       WHERE action = 'alert.acknowledge' AND target ->> 'alertId' = $1 ORDER BY seq`,
      [id],
    );
    expect(actions[0]).toEqual({
      outcome: 'DONE',
      agency: HOME,
      reason: 'the disk was full, healing it',
    });
  });

  it('tell of a key that is due to be replaced, until it was', async () => {
    const oldKey = { keyId: 'ed25519-0123456789abcdef', use: 'SIGN', listedAt: 1_735_700_000_000 };
    const told = async () =>
      (await board()).alerts.find(({ rule, agency }) => rule === 'key-old' && agency === OTHER);
    await report(OTHER, [], { oldKeys: [oldKey] });
    expect(await eventually('the alert is on the board', told)).toMatchObject({
      severity: 'warning',
      params: {
        ...{ keys: oldKey.keyId, keySince: '2025-01-01' },
        command: `sinergi keys rotate signing --agency ${OTHER}`,
      },
    });
    await report(OTHER, []);
    await eventually('it is over', async () => (await told()) === undefined);
  });

  it('tell of a ledger that lost entries, until somebody takes note, over a restart', async () => {
    const ledger = (length: number) => ({
      ledger: { length, head: Buffer.alloc(32, length), earlier: [], faultAt: 0 },
    });
    const ofLedgers = async () =>
      (await board()).alerts.filter(({ rule }) => rule === 'ledger-changed');
    await report(HOME, [], ledger(9));
    await report(HOME, [], ledger(7));
    const [alert] = await eventually('it is an alert', async () => {
      const found = await ofLedgers();
      return found.length > 0 ? found : null;
    });
    expect(alert).toMatchObject({
      ...{ agency: HOME, severity: 'critical', params: { ledgerBefore: 9, ledgerNow: 7 } },
    });
    await eventually('it is remembered', async () => {
      const seen = await served.database.query(
        'SELECT 1 FROM ledger_seen WHERE agency = $1 AND contradiction IS NOT NULL',
        [HOME],
      );
      return seen.length === 1;
    });
    await served.stop();
    await startConsole();
    await report(HOME, [], ledger(7));
    await eventually('it is still one', async () => (await ofLedgers()).length === 1);
    const note = 'the disk failed, and the backup of noon was put back';
    const path = `alerts/${alert!.id}/acknowledgement`;
    expect((await ask('operator', 'POST', path, { note })).status).toBe(200);
    await eventually('it ends', async () => (await ofLedgers()).length === 0);
    await report(HOME, [], { ledger: { ...ledger(7).ledger, faultAt: 5 } });
    await eventually('its own check is one too', async () =>
      (await ofLedgers()).some(({ params }) => params['ledgerEntry'] === 5),
    );
    await report(HOME, [], ledger(7));
    await eventually('it ends again', async () => (await ofLedgers()).length === 0);
  });

  it('that are silenced are listed, but not counted or told before it ends', async () => {
    await register();
    await gapAt(OTHER, 1);
    const silence = {
      rule: 'gap',
      agency: HOME,
      until: new Date(Date.now() + 3_600_000).toISOString(),
      reason: 'planned maintenance',
    };
    expect((await ask('admin', 'POST', 'silences', { ...silence, agency: null })).status).toBe(403);
    expect(
      (await ask('admin', 'POST', `silences?agency=${HOME}`, { ...silence, agency: OTHER })).status,
    ).toBe(403);
    expect(
      (await ask('admin', 'POST', 'silences', { ...silence, until: '2020-01-01T00:00:00Z' }))
        .status,
    ).toBe(400);
    const { status, body } = await ask<Silence>('admin', 'POST', 'silences', silence);
    expect([status, body.by]).toEqual([201, 'Uji admin']);
    expect((await gapAt(HOME, 3)).silenceId).toBe(body.id);
    const isCounted = async (): Promise<boolean> => {
      const counted = (await board()).alerts.filter(({ silenceId }) => silenceId === null);
      return served.watch.board().overview.openAlerts === counted.length;
    };
    await eventually('it is not counted', isCounted);
    await report(OTHER, []);
    await untilTold('alert.ended', OTHER);
    expect(told('alert.started', HOME)).toEqual([]);
    expect(
      (await ask('admin', 'DELETE', `silences/${body.id}`, { reason: 'the work is done' })).status,
    ).toBe(200);
    await untilTold('alert.started', HOME);
    await eventually('and counted', isCounted);
    expect((await board()).silences).toEqual([]);
  });

  it('are told again, under the same id, until the receiver says yes', async () => {
    await register();
    refuses = ({ data }) => data.rule === 'gap' && data.agency === OTHER;
    await report(OTHER, ['timpora.sighting/5']);
    const ofThis = (): Call[] => told('alert.started', OTHER);
    await eventually('it was tried twice', () => ofThis().length >= 2);
    expect((await board()).webhooks[0]!.lastAttempt).toMatchObject({
      status: 503,
      detail: 'Expected a status of 2xx, got 503',
    });
    refuses = () => false;
    await eventually(
      'it was taken',
      async () => (await board()).webhooks[0]!.lastAttempt?.status === 200,
    );
    expect(new Set(ofThis().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('go on as the same alerts after a restart, and end when they are over', async () => {
    const before = await gapAt(OTHER, 5);
    await served.stop();
    await startConsole();
    await eventually('it is taken up', () => served.watch.board().overview.openAlerts > 0);
    expect((await gapsOf(OTHER)).map(({ id, startedAt }) => ({ id, startedAt }))).toEqual([
      { id: before.id, startedAt: before.startedAt },
    ]);
    await report(OTHER, []);
    await eventually('it ends', async () => (await gapsOf(OTHER)).length === 0);
    expect((await board('all')).alerts.filter(({ id }) => id === before.id)).toHaveLength(1);
  });

  it('are counted while the database is away, and written when it is back', async () => {
    await register();
    await served.database.query('ALTER TABLE alert RENAME TO alert_away');
    await report(HOME, ['timpora.sighting/0']);
    await eventually('it is counted', () => served.watch.board().overview.openAlerts > 0);
    expect(await ask('operator', 'GET', 'alerts')).toMatchObject({
      status: 503,
      body: { type: 'urn:sinergi:problem:unavailable' },
    });
    expect(told('alert.started', HOME)).toEqual([]);
    await served.database.query('ALTER TABLE alert_away RENAME TO alert');
    await eventually('it is written', async () => (await gapsOf(HOME)).length === 1);
    await untilTold('alert.started', HOME);
  });

  it('are told to nobody who was removed', async () => {
    const webhook = await register();
    await gapAt(HOME, 0);
    await untilTold('alert.started', HOME);
    expect(
      (
        await ask('platform', 'DELETE', `alert-webhooks/${webhook.id}`, {
          reason: 'another channel now',
        })
      ).status,
    ).toBe(200);
    await report(HOME, []);
    await eventually('it ends', async () => (await gapsOf(HOME)).length === 0);
    // What of other alerts was on its way when it was removed may still have arrived.
    expect([(await board()).webhooks, told('alert.ended', HOME)]).toEqual([[], []]);
    expect(
      (
        await ask('platform', 'DELETE', `alert-webhooks/${webhook.id}`, {
          reason: 'another channel now',
        })
      ).status,
    ).toBe(404);
  });
});

describe('a receiver inside the network', () => {
  it.each([
    'http://127.0.0.1:9/',
    'https://10.0.0.8/hook',
    'https://[fd00::1]/',
    'http://receiver.example/',
  ])('%s is refused where private addresses are not allowed', async (url) => {
    served.settings.alerts.reach = 'public';
    const refused = await ask<{ type: string }>('platform', 'POST', 'alert-webhooks', {
      url,
      reason: 'looking inside',
    });
    served.settings.alerts.reach = 'loopback';
    expect([refused.status, refused.body.type]).toEqual([
      400,
      'urn:sinergi:problem:invalid-request',
    ]);
  });
});
