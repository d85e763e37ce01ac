import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { atSlowest, eventually, withSession } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aPerson, aSighting } from '../support/a-sighting.js';
import { AgencySystem, type Answer } from '../support/agency-system.js';
import { aLodging, aPermit } from '../support/entities.js';
import { agencyOf, platform } from '../support/platform.js';
import { searchFiles } from '../support/search-files.js';

const descriptor = platform();
const menteng = new AgencySystem(descriptor, 'kec-menteng');
const item = (data: object = aSighting(), more: object = {}) => ({
  flow: 'sighting',
  data,
  ...more,
});

async function beginImport(): Promise<string> {
  const { status, body } = await menteng.send('POST', '/imports', { name: 'test' });
  expect(status).toBe(201);
  return body.importId;
}

const ndjson = (lines: unknown[]): string =>
  `${lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n`;
const sendLines = async (
  importId: string,
  from: number,
  text: string,
  more = '',
): Promise<Answer> =>
  menteng.sendAs(
    await menteng.accessToken(),
    'PUT',
    `/imports/${importId}/lines?from=${from}${more}`,
    text,
    {
      'content-type': 'application/x-ndjson',
    },
  );

describe('a batch', () => {
  it('has a status per item, and is never called good where one was refused', async () => {
    const { status, body } = await menteng.send('POST', '/batch', {
      items: [
        item(),
        item({ ...aSighting(), peopleCount: 'many' }),
        { flow: 'lodging', data: aLodging() },
        { flow: 'permit', data: aPermit() },
        { flow: 'nothing', data: {} },
        7,
      ],
    });
    expect(status).toBe(207);
    expect(body).toMatchObject({ accepted: 2, rejected: 4 });
    expect(body.items.map((one: { status: number }) => one.status)).toEqual([
      201, 400, 201, 403, 400, 400,
    ]);
    expect(body.items[1].violations[0].field).toBe('/peopleCount');
    expect((await menteng.read(body.items[0].sightingId)).status).toBe(200);
  });

  it('carries chains, and knows a key whichever door it came through', async () => {
    const key = randomUUID();
    const data = aSighting();
    const { body } = await menteng.send('POST', '/batch', {
      items: [item(data, { key }), item(data, { key })],
    });
    expect(body.items[0]).toEqual(body.items[1]);
    const alone = await menteng.send('POST', '/sightings', data, { 'idempotency-key': key });
    expect(alone.body).toMatchObject({ sightingId: body.items[0].sightingId, version: 1 });
    const changed = await menteng.send('POST', '/batch', {
      items: [
        item(
          { retractionReason: 'MISTAKEN' },
          { change: 'RETRACTED', id: alone.body.sightingId, version: 1 },
        ),
      ],
    });
    expect(changed.body.items[0]).toMatchObject({ status: 201, version: 2, change: 'RETRACTED' });
  });

  it('is tried without any effect where it is a dry run', async () => {
    const key = randomUUID();
    const person = aPerson({
      document: { issuingState: 'UTO', type: 'P', number: `D${Date.now()}`, expiry: '2031-04-15' },
    });
    const body = {
      items: [item(aSighting({ certainty: 'DOCUMENT_CHECKED', person }), { key }), item({})],
    };
    const tried = await menteng.send('POST', '/batch?dryRun=true', body);
    expect(tried.body).toMatchObject({ accepted: 1, rejected: 1 });
    expect(tried.body.items[0]).toEqual({
      status: 200,
      dryRun: true,
      change: 'REPORTED',
      version: 1,
    });
    const done = await menteng.send('POST', '/batch', body);
    expect(done.body.items[0]).toMatchObject({ status: 201, version: 1 });
    const single = await menteng.send('POST', '/sightings?dryRun=true', aSighting());
    expect(single).toMatchObject({ status: 200, body: { dryRun: true } });
  });

  it('of a million items is refused at once, and the service goes on', async () => {
    const few = await menteng.send('POST', '/batch', {
      items: Array.from({ length: 1_001 }, () => 1),
    });
    expect(few.body).toMatchObject({ status: 413, detail: expect.stringContaining('/imports') });
    const many = await menteng
      .send('POST', '/batch', `{"items":[${'1,'.repeat(4_000_000)}1]}`)
      .catch((error: Error) => error);
    if (!(many instanceof Error)) expect(many.status).toBe(413);
    expect((await menteng.report(aSighting())).status).toBe(201);
  });
});

describe('CloudEvents', () => {
  const event = (change: object = {}) => ({
    specversion: '1.0',
    id: randomUUID(),
    source: 'https://patrol.example/unit/7',
    type: 'id.timpora.sighting.reported',
    time: new Date(Date.now() - 60_000).toISOString(),
    data: aSighting(),
    ...change,
  });

  it('are taken in structured mode, once per source and id', async () => {
    const one = event();
    const send = () =>
      menteng.send('POST', '/events', one, { 'content-type': 'application/cloudevents+json' });
    const [first, second] = [await send(), await send()];
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const other = await menteng.send(
      'POST',
      '/events',
      { ...one, id: randomUUID() },
      { 'content-type': 'application/cloudevents+json' },
    );
    expect(other.body.sightingId).not.toBe(first.body.sightingId);
    expect((await menteng.read(first.body.sightingId)).body.occurredAt).toBe(one.time);
  });

  it('are taken in binary mode, and change what they name', async () => {
    const headers = (type: string, more: Record<string, string> = {}) => ({
      'ce-specversion': '1.0',
      'ce-id': randomUUID(),
      'ce-source': 'https://patrol.example/unit/7',
      'ce-type': type,
      ...more,
    });
    const begun = await menteng.send(
      'POST',
      '/events',
      aSighting(),
      headers('id.timpora.sighting.reported'),
    );
    expect(begun.status).toBe(201);
    const more = { 'ce-subject': begun.body.sightingId, 'ce-entityversion': '1' };
    const changed = await menteng.send(
      'POST',
      '/events',
      { retractionReason: 'OTHER' },
      headers('id.timpora.sighting.retracted', more),
    );
    expect(changed.body).toMatchObject({ sightingId: begun.body.sightingId, version: 2 });
  });

  it('are taken as a batch, each with its status', async () => {
    const { status, body } = await menteng.send(
      'POST',
      '/events',
      [event(), event({ type: 'com.example.other' }), event({ data: {} })],
      {
        'content-type': 'application/cloudevents-batch+json',
      },
    );
    expect(status).toBe(207);
    expect(body.items.map((one: { status: number }) => one.status)).toEqual([201, 400, 400]);
  });
});

describe('a bulk import', () => {
  it('knows the lines it has taken, and refuses to continue with another file', async () => {
    const importId = await beginImport();
    const [one, two, three] = [item(), item(), item()];
    const first = await sendLines(importId, 1, ndjson([one, two]));
    expect(first.body.linesHash).toMatch(/^[0-9a-f]{64}$/);
    const refused = await sendLines(importId, 3, ndjson([three]), `&before=${'0'.repeat(64)}`);
    expect(refused.body).toMatchObject({ status: 409, nextLine: 3 });
    const before = `&before=${first.body.linesHash}`;
    const { body } = await sendLines(importId, 3, ndjson([three]), `${before}&complete=true`);
    expect(body).toMatchObject({ state: 'COMPLETE', accepted: 3 });
  });

  it('lands the good lines and reports the bad by their number', async () => {
    const importId = await beginImport();
    const lines = [
      item(),
      '{"flow":',
      item({}),
      '',
      'ÿþ not json',
      item(),
      { flow: 'permit', data: aPermit() },
    ];
    const { status, body } = await sendLines(importId, 1, ndjson(lines), '&complete=true');
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'COMPLETE', nextLine: 8, accepted: 2, rejected: 4 });
    const bad = await menteng.get(`/imports/${importId}/lines?only=rejected`);
    expect(
      bad.body.items.map((one: { line: number; problem: { status: number } }) => [
        one.line,
        one.problem.status,
      ]),
    ).toEqual([
      [2, 400],
      [3, 400],
      [5, 400],
      [7, 403],
    ]);
    const good = await menteng.get(`/imports/${importId}/lines?only=accepted`);
    expect((await menteng.read(good.body.items[0].id)).status).toBe(200);
  });

  it('goes on by line after half a file, doing no line twice', async () => {
    const importId = await beginImport();
    const text = ndjson(Array.from({ length: 120 }, () => item()));
    const mark = Math.floor(text.length * 0.6);
    await breakOff(importId, text.slice(0, mark));
    const whole = text.slice(0, mark).split('\n').length;
    const conflict = await sendLines(importId, 1, text);
    expect(conflict.body).toMatchObject({
      status: 409,
      type: '/problems/import-conflict',
    });
    // Whole lines from before the break are still being processed for a moment. A client that
    // continues too early is told the next line.
    const done = await eventually('the rest is taken', async () => {
      const { nextLine } = (await menteng.get(`/imports/${importId}`)).body as { nextLine: number };
      expect(nextLine).toBeLessThanOrEqual(whole);
      const rest = text
        .split('\n')
        .slice(nextLine - 1)
        .join('\n');
      const answer = await sendLines(importId, nextLine, rest, '&complete=true');
      return answer.status === 200 ? answer.body : null;
    });
    expect(done).toMatchObject({ accepted: 120, rejected: 0, nextLine: 121, state: 'COMPLETE' });
  });

  it('keeps what became of a line, and nothing that it says', async () => {
    const importId = await beginImport();
    const canary = `KENARI${randomUUID().slice(0, 8).toUpperCase()}`;
    const sighting = aSighting();
    const data = {
      ...sighting,
      place: { ...(sighting['place'] as object), address: `Jalan ${canary} 1` },
    };
    const lines = [
      item(data),
      item({ ...data, peopleCount: 'many' }),
      JSON.stringify(item(data)).slice(0, -9),
    ];
    expect((await sendLines(importId, 1, ndjson(lines))).body).toMatchObject({
      accepted: 1,
      rejected: 2,
    });
    const kept = await withSession(
      agencyOf(descriptor, 'kec-menteng').databaseUrl,
      async (query) => {
        const { rows } = await query(
          `SELECT to_json(l)::text AS row
           FROM import_line l
           UNION ALL
           SELECT to_json(i)::text
           FROM import i`,
        );
        return rows.map(({ row }) => String(row));
      },
    );
    expect(kept.filter((row) => row.includes(importId))).toHaveLength(4);
    expect(kept.filter((row) => row.includes(canary))).toEqual([]);
    expect((await searchFiles(descriptor.logsDir, [canary])).found).toEqual([]);
  });

  it('refuses a line that is too long and takes the next', async () => {
    const importId = await beginImport();
    const { body } = await sendLines(importId, 1, ndjson([`"${'x'.repeat(400_000)}"`, item()]));
    expect(body).toMatchObject({ accepted: 1, rejected: 1, nextLine: 3 });
  });

  it(
    'gives up a sender that sends nothing, and keeps what came whole',
    async () => {
      const importId = await beginImport();
      const answer = await trickle(importId, `${JSON.stringify(item())}\n{"flow"`);
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect((await menteng.get(`/imports/${importId}`)).body.state).toBe('OPEN');
      expect((await menteng.report(aSighting())).status).toBe(201);
    },
    atSlowest(60_000),
  );

  it('is nobody else’s', async () => {
    const importId = await beginImport();
    expect(
      (await new AgencySystem(descriptor, 'kec-gambir').get(`/imports/${importId}`)).status,
    ).toBe(404);
  });
});

/** Sends a part of a body of unknown length and breaks the connection. */
async function breakOff(importId: string, part: string): Promise<void> {
  const socket = await openUpload(importId);
  socket.write(`${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`);
  await eventually(
    'it was taken up',
    async () => (await menteng.get(`/imports/${importId}`)).body.nextLine > 50,
  );
  socket.destroy();
}

/**
 * Sends a part of a body and then nothing.
 * @returns what was answered by the time the connection was closed
 */
async function trickle(importId: string, part: string): Promise<string> {
  const socket = await openUpload(importId);
  let said = '';
  socket.on('data', (bytes) => {
    said += String(bytes);
  });
  socket.write(`${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`);
  await eventually('it was given up', () => said.length > 0, 40_000);
  socket.destroy();
  return said;
}

async function openUpload(importId: string) {
  const { hostname, port } = new URL(menteng.apiUrl);
  const token = await menteng.accessToken();
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(
    [
      `PUT /imports/${importId}/lines?from=1 HTTP/1.1`,
      `host: ${hostname}`,
      `authorization: Bearer ${token}`,
      'content-type: application/x-ndjson',
      'transfer-encoding: chunked',
      '\r\n',
    ].join('\r\n'),
  );
  return socket;
}
