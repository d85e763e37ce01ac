import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type IssuerAtHand, issuerAtHand } from '@sinergi/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AttachmentTable } from './attachment/attachment-table.js';
import { CheckFiles } from './attachment/check-files.js';
import { type FileAsking, signAsking } from './attachment/file-asking.js';
import { putVersion } from './database/testing/put-version.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import { aPdf } from './media/testing/files-at-hand.js';
import { CopyFreshness } from './replica/copy-freshness.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { type Served, serveAtHand } from './testing/serve-at-hand.js';

const { descriptor } = requireEntityFlow('meeting');
const OWNER = 'imigrasi-jakpus';
const INVITED = 'polri-jakpus';
const OTHER = 'kejari-jakpus';
const PDF = aPdf();
const SHA256 = createHash('sha256').update(PDF).digest('hex');
const REASON = 'Perintah latihan nomor 7';

let issuer: IssuerAtHand;
let owner: AgencyAtHand;
let invited: AgencyAtHand;
let other: AgencyAtHand;
let atOwner: Served;
let atInvited: Served;
let atOther: Served;
let id: string;
let attachmentId: string;

beforeAll(async () => {
  issuer = await issuerAtHand();
  // Each knows the others' keys as the directory lists them.
  invited = await agencyAtHand(INVITED);
  other = await agencyAtHand(OTHER);
  const keys = { [INVITED]: invited.parts.keystore, [OTHER]: other.parts.keystore };
  owner = await agencyAtHand(OWNER, keys);
  atOwner = await serveAtHand(owner, issuer.url);
  const urls = { [OWNER]: atOwner.url };
  atInvited = await serveAtHand(invited, issuer.url, urls);
  atOther = await serveAtHand(other, issuer.url, urls);
});
beforeEach(async () => {
  attachmentId = randomUUID();
  const what = { attachmentId, sha256: SHA256, size: PDF.length, type: 'application/pdf' };
  await owner.part(AttachmentTable).add(owner.parts.database.query, 'c', what, PDF);
  const said = { addressees: [INVITED], attachments: [{ attachmentId, kind: 'ORDER' }] };
  const { body } = await owner
    .part(Submit)
    .one(owner.submission({ flow: 'meeting', data: owner.body('meeting', said) }), { client: 'c' });
  id = String(body['meetingId']);
  await arrive();
  for (const { parts } of [owner, invited, other])
    await parts.database.query('DELETE FROM disclosure');
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  for (const one of [atOwner, atInvited, atOther]) await one?.close();
  for (const one of [owner, invited, other]) await one?.close();
  issuer?.close();
});

/** The copies of the others hold the meeting as its owner said it last. */
async function arrive(): Promise<void> {
  const { rows } = await owner.parts.database.query(
    'SELECT value, version FROM owned_entity WHERE entity_id = $1',
    [id],
  );
  for (const { parts } of [invited, other])
    await putVersion(parts.database.query, {
      ...{ topic: descriptor.topic, key: `${OWNER}:${id}`, change: 'SCHEDULED' },
      ...{ version: Number(rows[0]!['version']), value: rows[0]!['value'] as Buffer },
    });
}

const tokenOf = (agency: string, scopes = ['meeting:open']) =>
  issuer.token({ agency, scopes, officer: 'Siti Latihan' });
async function open(at: Served, agency: string, said: object = {}) {
  const answer = await fetch(`${at.url}/meetings/${id}/attachments/${attachmentId}/disclosures`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${await tokenOf(agency)}` },
      'content-type': 'application/json',
    },
    body: JSON.stringify({ purpose: 'SUPERVISION', reason: REASON, ...said }),
  });
  return { status: answer.status, headers: answer.headers, bytes: await bytesOf(answer) };
}
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const problemOf = (bytes: Buffer) => JSON.parse(bytes.toString()) as Record<string, unknown>;
const entriesOf = async ({ parts }: AgencyAtHand) =>
  (await parts.database.query('SELECT * FROM disclosure ORDER BY seq')).rows;
const purposeOf = ({ profile }: AgencyAtHand) => ({
  purpose: profile.legalAuthority[0]!.purpose,
});

describe('a file of another agency', () => {
  it('is fetched from its owner, to be saved and not shown', async () => {
    const { status, headers, bytes } = await open(atInvited, INVITED, purposeOf(invited));
    expect(status).toBe(200);
    expect(bytes.equals(PDF)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store' },
      ...{ 'content-disposition': `attachment; filename="${attachmentId}.pdf"` },
      ...{ 'x-content-type-options': 'nosniff' },
      ...{ 'content-security-policy': "sandbox; default-src 'none'" },
    });
  });

  it('is written in both ledgers, and its owner gets a notice', async () => {
    await open(atInvited, INVITED, purposeOf(invited));
    const [entry, ...others] = await entriesOf(invited);
    expect(others).toEqual([]);
    const said = { reason: REASON, topic: descriptor.topic, key: `${OWNER}:${id}` };
    expect(entry).toMatchObject({
      ...said,
      ...{ officer: 'Siti Latihan', officer_kind: 'LOGGED_IN' },
      groups: ['attachment', attachmentId],
    });
    expect(await entriesOf(owner)).toMatchObject([
      {
        ...said,
        disclosure_id: entry!['disclosure_id'],
        ...{ officer: `Siti Latihan (${INVITED})`, officer_kind: 'MACHINE' },
        groups: ['attachment', attachmentId],
      },
    ]);
    const { rows } = await invited.parts.database.query(
      `SELECT key FROM outbox WHERE topic = 'timpora.disclosure'`,
    );
    expect(rows).toContainEqual({ key: `${INVITED}:${String(entry!['disclosure_id'])}` });
  });

  it('is not sent where either ledger cannot be written', async () => {
    const sealed = vi.spyOn(AttachmentTable.prototype, 'open');
    for (const one of [invited, owner]) {
      const { query } = one.parts.database;
      await query('ALTER TABLE disclosure ADD CONSTRAINT broken CHECK (false) NOT VALID');
      const { status, bytes } = await open(atInvited, INVITED, purposeOf(invited));
      await query('ALTER TABLE disclosure DROP CONSTRAINT broken');
      expect(status).toBeGreaterThanOrEqual(500);
      expect(bytes.includes('%PDF')).toBe(false);
      expect(sealed).not.toHaveBeenCalled();
    }
  });

  it('is refused to an agency that the meeting does not name; the attempt is kept', async () => {
    const { status, bytes } = await open(atOther, OTHER, purposeOf(other));
    expect([status, problemOf(bytes)['type']]).toEqual([403, '/problems/not-entitled']);
    expect(await entriesOf(other)).toHaveLength(1);
    expect(await entriesOf(owner)).toEqual([]);
  });

  it('is refused by its owner once the asking agency is named no more', async () => {
    await owner.part(Submit).one(
      owner.submission({
        ...{ flow: 'meeting', entityId: id, expectedVersion: 1, change: 'CHANGED' },
        data: owner.body('meeting', {
          ...{ addressees: ['kec-menteng'], attachments: [{ attachmentId, kind: 'ORDER' }] },
        }),
      }),
      { client: 'c' },
    );
    // The asking agency's copy is behind: its own door lets it ask.
    const before = await open(atInvited, INVITED, purposeOf(invited));
    expect([before.status, await entriesOf(owner)]).toEqual([403, []]);
    await arrive();
    expect((await open(atInvited, INVITED, purposeOf(invited))).status).toBe(403);
  });

  it('is refused where its owner cannot tell whether the right still counts', async () => {
    const fresh = vi.spyOn(CopyFreshness.prototype, 'isFresh').mockResolvedValue(false);
    expect((await open(atInvited, INVITED, purposeOf(invited))).status).toBe(503);
    fresh.mockRestore();
    expect(await entriesOf(owner)).toEqual([]);
  });

  it('is refused without the scope that opens, and for a purpose of another agency', async () => {
    const path = `${atInvited.url}/meetings/${id}/attachments/${attachmentId}/disclosures`;
    const authorization = `Bearer ${await tokenOf(INVITED, ['meeting:read'])}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(path, { method: 'POST', headers, body: '{}' });
    expect(problemOf(await bytesOf(answer))['type']).toBe('/problems/scope-missing');
    expect((await open(atInvited, INVITED, { purpose: 'NOBODYS' })).status).toBe(403);
    expect(await entriesOf(invited)).toEqual([]);
  });
});

describe('an owner that is away, or gives something else', () => {
  let impostor: Server | undefined;
  let served: Served | undefined;
  afterEach(async () => {
    await served?.close();
    await new Promise((closed) => (impostor ? impostor.close(closed) : closed(null)));
  });

  it.each<[string, ((sealed: Buffer) => Buffer | number) | null]>([
    ['is not there', null],
    ['answers with an error', () => 502],
    ['sends the file in clear', () => PDF],
    ['sends other bytes', (sealed) => sealed.subarray(0, -1)],
    ['sends more than the event says', (sealed) => Buffer.concat([sealed, Buffer.alloc(1_000)])],
  ])('%s: unavailable, and nothing is sent on', async (_what, spoil) => {
    impostor = createServer((request, answer) => {
      void fetch(`${atOwner.url}${request.url}`, {
        headers: { authorization: request.headers.authorization! },
      }).then(async (true_) => {
        const spoilt = spoil!(await bytesOf(true_));
        answer.statusCode = typeof spoilt === 'number' ? spoilt : 200;
        answer.setHeader('sinergi-key', true_.headers.get('sinergi-key') ?? '');
        answer.end(typeof spoilt === 'number' ? '' : spoilt);
      });
    });
    await new Promise<void>((listens) => impostor!.listen(0, '127.0.0.1', listens));
    const { port } = impostor.address() as AddressInfo;
    if (spoil === null) await new Promise((closed) => impostor!.close(closed));
    const urls = { [OWNER]: `http://127.0.0.1:${port}` };
    served = await serveAtHand(invited, issuer.url, urls);
    const { status, headers, bytes } = await open(served, INVITED, purposeOf(invited));
    expect([status, problemOf(bytes)['type']]).toEqual([503, '/problems/unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('sends other bytes in its own name, as many as the event says: unavailable', async () => {
    const other_ = Buffer.alloc(PDF.length, 'x');
    vi.spyOn(AttachmentTable.prototype, 'open').mockResolvedValue(other_);
    const { status, bytes } = await open(atInvited, INVITED, purposeOf(invited));
    expect([status, problemOf(bytes)['type']]).toEqual([503, '/problems/unavailable']);
  });
});

describe('the door for other agencies', () => {
  const asking = (said: Partial<FileAsking> = {}): FileAsking => ({
    ...{ agency: INVITED, exchange: 'test', flow: 'meeting', entityId: id, version: 1 },
    ...{ attachmentId, disclosureId: randomUUID(), officer: 'Siti Latihan' },
    ...{ officerKind: 'LOGGED_IN', purpose: 'SUPERVISION', reason: REASON },
    ...said,
  });
  const ask = (authorization: string | null, at = attachmentId) =>
    fetch(`${atOwner.url}/attachments/${at}`, {
      headers: authorization === null ? {} : { authorization },
    });
  const signed = async (said: Partial<FileAsking> = {}, to = OWNER, by = invited) =>
    `Agency ${await signAsking(asking(said), to, by.parts.keystore.signerFor(by.profile.code))}`;

  it('gives nothing readable, and the same asking no second time', async () => {
    const once = await signed();
    const first = await ask(once);
    expect(first.status).toBe(200);
    expect((await bytesOf(first)).includes('%PDF')).toBe(false);
    expect((await ask(once)).status).toBe(403);
    expect(await entriesOf(owner)).toHaveLength(1);
  });

  it.each<[string, () => Promise<string | null>]>([
    ['no asking', async () => null],
    ['a token of the agency’s own system', async () => `Bearer ${await tokenOf(OWNER)}`],
    ['such a token in its place', async () => `Agency ${await tokenOf(OWNER)}`],
    ['no token', async () => 'Agency x.y.z'],
    ['an asking of another agency under its name', () => signed({}, OWNER, other)],
    ['an asking for another owner', () => signed({}, OTHER)],
    ['an asking of another exchange', () => signed({ exchange: 'another' })],
    ['an agency that nobody knows', () => signed({ agency: 'nobody' })],
  ])('answers 401 to %s, and writes nothing', async (_what, header) => {
    expect((await ask(await header())).status).toBe(401);
    expect(await entriesOf(owner)).toEqual([]);
  });

  it.each<[string, () => Promise<string>]>([
    ['an agency without the right', () => signed({ agency: OTHER }, OWNER, other)],
    ['an entity that does not name it', () => signed({ entityId: randomUUID() })],
    ['another file', () => signed({ attachmentId: randomUUID() })],
    ['another flow', () => signed({ flow: 'operation' })],
    ['a flow without files', () => signed({ flow: 'sighting' })],
  ])('answers 403 to %s, as to a file that there is not', async (_what, header) => {
    const answer = await ask(await header());
    expect(answer.status).toBe(403);
    expect(problemOf(await bytesOf(answer))['detail']).toMatch(/^Expected a file that .* may have/);
    expect(await entriesOf(owner)).toEqual([]);
  });

  it('answers 401 to an asking of before, and to a key that was withdrawn', async () => {
    const now = Date.now();
    vi.useFakeTimers({ now: now - 300_000, toFake: ['Date'] });
    const old = await signed();
    vi.useRealTimers();
    expect((await ask(old)).status).toBe(401);
    const { directory } = owner.parts;
    const entry = directory.latest(INVITED)!;
    const withdrawn = {
      ...entry,
      publicKeys: entry.publicKeys.map((key) => ({ ...key, revokedAt: now })),
    };
    vi.spyOn(directory, 'latest').mockReturnValue(withdrawn);
    expect((await ask(await signed())).status).toBe(401);
  });
});

describe('a file of the agency’s own', () => {
  it('is opened with an entry and without a notice', async () => {
    const { status, bytes } = await open(atOwner, OWNER, purposeOf(owner));
    expect([status, bytes.equals(PDF)]).toEqual([200, true]);
    expect(await entriesOf(owner)).toMatchObject([{ officer: 'Siti Latihan' }]);
  });

  it('is not sent where its bytes are not those that were stored', async () => {
    await owner.parts.database.query(
      `UPDATE attachment SET content = set_byte(content, 20, get_byte(content, 20) # 1)
       WHERE attachment_id = $1`,
      [attachmentId],
    );
    expect((await open(atOwner, OWNER, purposeOf(owner))).status).toBe(503);
  });

  it.each<[string, string, 'MISSING' | 'DIFFERS']>([
    ['is gone', 'DELETE FROM attachment WHERE attachment_id = $1', 'MISSING'],
    [
      'was destroyed too early',
      `UPDATE attachment SET content = NULL, wrapped_key = NULL, destroyed_at = now()
       WHERE attachment_id = $1`,
      'MISSING',
    ],
    [
      'was changed',
      `UPDATE attachment SET content = set_byte(content, 20, get_byte(content, 20) # 1)
       WHERE attachment_id = $1`,
      'DIFFERS',
    ],
  ])('is found by the check of the copy where it %s', async (_what, sql, fault) => {
    const mine = async () =>
      (await owner.part(CheckFiles).look()).filter((one) => one.attachmentId === attachmentId);
    expect(await mine()).toEqual([]);
    await owner.parts.database.query(sql, [attachmentId]);
    const found = { flow: 'meeting', entityId: id, attachmentId, fault };
    expect(await mine()).toEqual([found]);
    const authorization = `Bearer ${await tokenOf(OWNER, ['operate'])}`;
    await atOwner.app.get(CheckFiles, { strict: false }).look();
    const answer = await fetch(`${atOwner.url}/sync`, { headers: { authorization } });
    const told = problemOf(await bytesOf(answer))['files'] as { faults: object[] };
    expect(told.faults).toContainEqual(found);
  });
});
