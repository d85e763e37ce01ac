import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { type IssuerAtHand, issuerAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endFiles } from './attachment/attachment-table.js';
import { aPdf, aPicture, aPngBomb, aTracedJpeg, TRACES } from './media/testing/files-at-hand.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { type Served, serveAtHand } from './testing/serve-at-hand.js';

const CODE = 'imigrasi-jakpus';
const MOST = 10 * 1_024 * 1_024;

let agency: AgencyAtHand;
let issuer: IssuerAtHand;
let served: Served;
let token: string;

beforeAll(async () => {
  agency = await agencyAtHand(CODE);
  issuer = await issuerAtHand();
  served = await serveAtHand(agency, issuer.url);
  token = await issuer.token({ agency: CODE, scopes: ['case:write'] });
});
beforeEach(() => agency.parts.database.query('DELETE FROM attachment'));
afterAll(async () => {
  await served?.close();
  issuer?.close();
  await agency?.close();
});

const rows = async () => (await agency.parts.database.query('SELECT * FROM attachment')).rows;
const headers = (type: string, more: Record<string, string> = {}) => ({
  ...{ authorization: `Bearer ${token}`, 'content-type': type },
  ...more,
});

async function upload(type: string, body: Buffer, more: Record<string, string> = {}) {
  const answer = await fetch(`${served.url}/attachments`, {
    method: 'POST',
    headers: headers(type, more),
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Sends as a sender of its own does, and returns what is answered, if anything. */
async function sending(
  more: Record<string, string | number>,
  send: (request: ClientRequest) => void,
): Promise<{ status: number; body: string } | null> {
  return new Promise((done) => {
    const sent = request(`${served.url}/attachments`, {
      method: 'POST',
      headers: { ...headers('application/pdf'), ...more },
    });
    sent.on('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      answer.on('close', () => {
        sent.destroy();
        done({ status: answer.statusCode!, body });
      });
    });
    sent.on('error', () => done(null));
    send(sent);
  });
}

describe('a file that is uploaded', () => {
  it('is kept sealed, without its place and camera, and answered as it is kept', async () => {
    const { status, body } = await upload('image/jpeg', aTracedJpeg());
    const kept = aPicture('jpeg');
    const sha256 = createHash('sha256').update(kept).digest('hex');
    expect(status).toBe(201);
    expect(body).toEqual({
      attachmentId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...{ sha256, size: kept.length, type: 'image/jpeg' },
    });
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ client: `${CODE}.system`, flow: null, destroyed_at: null });
    const stored = row!['content'] as Buffer;
    expect(stored.includes(kept.subarray(0, 64))).toBe(false);
    for (const text of TRACES) expect(stored.includes(text)).toBe(false);
  });

  it('is the same one where the same key comes again, and no other file', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await upload('application/pdf', aPdf(), key);
    expect(await upload('application/pdf', aPdf(), key)).toEqual(first);
    expect(await rows()).toHaveLength(1);
    const other = await upload('application/pdf', aPdf({ catalog: '/Lang (id)' }), key);
    expect(other.body['type']).toBe('/problems/idempotency-key-reused');
  });

  it.each<[string, string, Buffer, string, string]>([
    ['a script as PDF', 'application/pdf', Buffer.from('#!/bin/sh\n'), 'application/pdf', 'a file'],
    [
      'a PDF that acts',
      'application/pdf',
      aPdf({ catalog: '/Names <</S /JavaScript>>' }),
      'a PDF document that only shows something',
      'one with JavaScript',
    ],
    ['a bomb', 'image/png', aPngBomb(), 'a picture of at most', 'one of 60000 × 60000'],
    ['a part', 'image/png', aPicture('png').subarray(0, 200), 'a whole PNG', 'one that ends early'],
  ])('is refused as %s with what was expected and what came', async (...one) => {
    const [, type, bytes, expected, got] = one;
    const { status, body } = await upload(type, bytes);
    expect([status, body['type']]).toEqual([422, '/problems/invalid-attachment']);
    expect(body['expected']).toContain(expected);
    expect(body['got']).toContain(got);
    expect(await rows()).toEqual([]);
  });

  it.each(['application/zip', 'image/svg+xml', 'text/html', 'application/octet-stream'])(
    'is refused as %s before it is read',
    async (type) => {
      const { status, body } = await upload(type, Buffer.from('x'));
      expect([status, body['type']]).toEqual([415, '/problems/unsupported-media-type']);
    },
  );

  it('is refused without a scope that writes where files are, and without a token', async () => {
    const before = token;
    token = await issuer.token({ agency: CODE, scopes: ['permit:write', 'case:read'] });
    const { body } = await upload('application/pdf', aPdf());
    token = 'none';
    const unknown = await upload('application/pdf', aPdf());
    token = before;
    expect(body['type']).toBe('/problems/scope-missing');
    expect(unknown.status).toBe(401);
    expect(await rows()).toEqual([]);
  });
});

describe('a file that is too large', () => {
  it('is refused by what it announces, before any of it is read', async () => {
    const answer = await sending({ 'content-length': 300 * 1_024 * 1_024 }, (sent) =>
      sent.flushHeaders(),
    );
    expect(answer?.status).toBe(413);
    expect(answer?.body).toContain(`at most ${MOST} bytes`);
    expect(await rows()).toEqual([]);
  });

  it('is refused once more came than is allowed, where it announces nothing', async () => {
    const piece = Buffer.alloc(1_024 * 1_024, 'x');
    let pieces = 0;
    const answer = await sending({ 'transfer-encoding': 'chunked' }, (sent) => {
      const next = (): void => {
        if (sent.destroyed || pieces === 300) return;
        pieces += 1;
        sent.write(piece, next);
      };
      next();
    });
    expect([null, 413]).toContain(answer?.status ?? null);
    expect(pieces).toBeLessThan(300);
    expect(await rows()).toEqual([]);
  });

  it('leaves nothing where its sender stops in the middle', async () => {
    const whole = aPdf();
    await sending({ 'content-length': whole.length }, (sent) => {
      sent.write(whole.subarray(0, 40), () => sent.destroy());
    });
    // The next upload is taken after the broken one was given up.
    expect((await upload('application/pdf', aPdf())).status).toBe(201);
    expect(await rows()).toHaveLength(1);
  });
});

describe('a file that no entity names', () => {
  it('ends after a day, and not before', async () => {
    const { query } = agency.parts.database;
    await upload('application/pdf', aPdf());
    await endFiles(query);
    expect(await rows()).toHaveLength(1);
    await query(`UPDATE attachment SET uploaded_at = now() - interval '25 hours'`);
    await endFiles(query);
    expect(await rows()).toEqual([]);
  });

  it('is one of so many at most', async () => {
    const { query } = agency.parts.database;
    await query(
      `INSERT INTO attachment (attachment_id, client, sha256, size, type, wrapped_key, content)
       SELECT gen_random_uuid(), 'c', decode(repeat('00', 32), 'hex'), 1, 'image/png', '', ''
       FROM generate_series(1, 200)`,
    );
    const { status, body } = await upload('application/pdf', aPdf());
    expect([status, body['type']]).toEqual([429, '/problems/too-many-requests']);
  });
});
