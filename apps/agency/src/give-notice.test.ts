import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { EventCodec } from '@sinergi/contracts';
import { continueTrace } from '@sinergi/observability';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { putVersion } from './database/testing/put-version.js';
import { BreakGlass } from './disclosure/break-glass.js';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { OpeningLimits } from './disclosure/opening-limits.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import type { Access } from './http/access.js';
import { NoticeTable } from './notice/notice-table.js';
import { ReceiveNotices } from './notice/receive-notices.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const { descriptor } = requireEntityFlow('lodging');
const OPENER = 'kec-menteng';
const OWNER = 'kec-senen';
const NOTICES = 'timpora.disclosure';
const WISH = { groups: ['identity'], purpose: 'SUPERVISION', reason: 'Perintah latihan nomor 7' };
const access: Access = {
  ...{ clientId: `${OPENER}.system`, agency: OPENER, scopes: new Set<string>(), expiresAt: 0 },
  ...{ officer: 'Siti Latihan', trace: continueTrace() },
};

let opener: AgencyAtHand;
/** whose data is opened */
let owner: AgencyAtHand;
/** its lodging, as the opener holds it */
let id: string;

beforeAll(async () => {
  owner = await agencyAtHand(OWNER);
  opener = await agencyAtHand(OPENER, { [OWNER]: owner.parts.keystore });
  const { body } = await owner
    .part(Submit)
    .one(owner.submission({ flow: 'lodging', data: owner.body('lodging') }), { client: 'c' });
  id = String(body[descriptor.idField]);
  const { rows } = await owner.parts.database.query(
    'SELECT value FROM owned_entity WHERE entity_id = $1',
    [id],
  );
  await hold(opener, descriptor.topic, `${OWNER}:${id}`, rows[0]!['value'] as Buffer);
});
beforeEach(async () => {
  // Key records stay: the keys of an audience are published once.
  for (const { parts } of [opener, owner])
    await parts.database.query(
      `WITH gone AS (DELETE FROM outbox WHERE topic = '${NOTICES}'),
         told AS (DELETE FROM disclosure_notice)
       DELETE FROM disclosure`,
    );
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await opener?.close();
  await owner?.close();
});

const hold = (at: AgencyAtHand, topic: string, key: string, value: Buffer) =>
  putVersion(at.parts.database.query, { topic, key, value, change: 'GIVEN' });
/** The opener may not open it; that it tried is told all the same. */
const open = () =>
  opener
    .part(DiscloseEntity)
    .execute(descriptor, { access, id, body: WISH })
    .catch((error: unknown) => error);
const outbox = async (topic: string, of = opener) =>
  (
    await of.parts.database.query(
      'SELECT key, value, headers FROM outbox WHERE topic = $1 ORDER BY position',
      [topic],
    )
  ).rows;
const noticesOf = (agency: AgencyAtHand) => outbox(NOTICES, agency);

/** Takes what the opener published as its owner's copy has it, with or without its keys. */
async function arrive(parts: { keys: boolean }): Promise<void> {
  const notices = (await outbox(NOTICES)).map((row) => ({
    key: String(row['key']),
    value: row['value'] as Buffer,
  }));
  for (const { key, value } of notices) await hold(owner, NOTICES, key, value);
  if (parts.keys) await keysArrive();
  await owner.parts.database.inTransaction((query) =>
    owner.part(ReceiveNotices).take(query, notices),
  );
}

async function keysArrive(): Promise<void> {
  for (const row of await outbox(`timpora.key.${OPENER}`))
    await owner.parts.database.query(
      `INSERT INTO key_record (topic, key, version, value) VALUES ($1, $2, 1, $3)
       ON CONFLICT (topic, key) DO UPDATE SET value = excluded.value`,
      [`timpora.key.${OPENER}`, row['key'], row['value']],
    );
}

describe('whoever opens another agency’s data', () => {
  it('tells its owner in the same transaction, signed, with nothing in clear', async () => {
    await open();
    const entries = (await opener.parts.database.query('SELECT * FROM disclosure')).rows;
    const [notice, ...others] = await outbox(NOTICES);
    expect(others).toEqual([]);
    expect(notice!['key']).toBe(`${OPENER}:${entries[0]!['disclosure_id']}`);
    expect(Object.keys(notice!['headers'] as object)).toContain('signature');
    const { value } = await opener.part(EventCodec).decode(NOTICES, notice!['value'] as Buffer);
    expect(value).toMatchObject({
      ...{ owner: OPENER, change: 'GIVEN', version: 1, addressees: [OWNER] },
      ...{ handling: { purpose: 'SUPERVISION', exercise: false } },
    });
    const clear = (notice!['value'] as Buffer).toString('latin1');
    for (const text of ['Siti', 'Perintah', id, 'identity']) expect(clear).not.toContain(text);
  });

  it('opens nothing, and has no entry, where its notice cannot be written', async () => {
    const { query } = opener.parts.database;
    const opened = [vi.spyOn(opener.parts.keys, 'reopen'), vi.spyOn(opener.parts.opener, 'open')];
    await query('ALTER TABLE outbox ADD CONSTRAINT broken CHECK (false) NOT VALID');
    expect(String(await open())).toMatch(/broken/);
    await query('ALTER TABLE outbox DROP CONSTRAINT broken');
    for (const opening of opened) expect(opening).not.toHaveBeenCalled();
    expect(await opener.rowsOf('disclosure')).toEqual([0]);
    expect(await outbox(NOTICES)).toEqual([]);
  });

  it('opens nothing where its entry cannot be written, and tells nobody', async () => {
    const { query } = opener.parts.database;
    await query('ALTER TABLE disclosure ADD CONSTRAINT broken CHECK (false) NOT VALID');
    expect(String(await open())).toMatch(/broken/);
    await query('ALTER TABLE disclosure DROP CONSTRAINT broken');
    expect(await opener.rowsOf('disclosure')).toEqual([0]);
    expect(await outbox(NOTICES)).toEqual([]);
  });

  it('tells nobody of its own data', async () => {
    await owner
      .part(DiscloseEntity)
      .execute(descriptor, { access: { ...access, agency: OWNER }, id, body: WISH });
    expect(await owner.rowsOf('disclosure')).toEqual([1]);
    expect(await noticesOf(owner)).toEqual([]);
  });
});

describe('an agency whose data was opened', () => {
  const received = async () =>
    (await owner.part(NoticeTable).page({ limit: 10 })).items.map(({ askedAt, ...told }) => {
      expect(Date.parse(askedAt)).toBeGreaterThan(Date.now() - 600_000);
      return told;
    });
  const detail = {
    ...{ topic: descriptor.topic, groups: WISH.groups, entityVersion: 1, reason: WISH.reason },
    ...{ officer: 'Siti Latihan', officerKind: 'LOGGED_IN', client: access.clientId },
    confirmedBy: null,
  };

  it('sees who confirmed an opening beyond the limit, and only of those', async () => {
    const usual = { ...opener.part(OpeningLimits).settings };
    const because = { purpose: 'SUPERVISION', reason: 'Latihan besar di pelabuhan' };
    const { requestId } = await opener.part(BreakGlass).ask(access, because);
    const second = { ...access, officer: 'Budi Latihan' };
    await opener.part(BreakGlass).confirm(second, requestId, because.reason);
    await open();
    Object.assign(opener.part(OpeningLimits).settings, { perOfficer: 1 });
    await open();
    Object.assign(opener.part(OpeningLimits).settings, usual);
    await arrive({ keys: true });
    const told = await received();
    expect(told.map(({ detail: of }) => of?.confirmedBy).sort()).toEqual(['Budi Latihan', null]);
  });

  it('sees who, what, for what and why, opened once, as one entry of its own ledger', async () => {
    await open();
    await open();
    await arrive({ keys: true });
    const told = await received();
    expect(told).toHaveLength(2);
    for (const one of told)
      expect(one).toMatchObject({
        ...{ opener: OPENER, purpose: 'SUPERVISION', exercise: false, status: 'OPEN' },
        detail: { ...detail, key: `${OWNER}:${id}` },
      });
    const { rows } = await owner.parts.database.query('SELECT * FROM disclosure');
    expect(rows).toMatchObject([{ officer_kind: 'MACHINE', topic: NOTICES, key: null }]);
    expect(rows[0]!['keys']).toHaveLength(2);
    // What a machine opens gives no notice in turn.
    expect(await noticesOf(owner)).toEqual([]);
  });

  it('is told that there is one before its key comes, and the rest after', async () => {
    await open();
    await arrive({ keys: false });
    expect(await received()).toMatchObject([{ status: 'KEY_PENDING', detail: null }]);
    await keysArrive();
    // A record that was not there is known as such for two seconds at most.
    owner.part(ReceiveNotices).keyCame();
    await vi.waitFor(
      async () => {
        await owner.parts.database.inTransaction((query) =>
          owner.part(ReceiveNotices).openWaiting(query),
        );
        expect(await received()).toMatchObject([{ status: 'OPEN', detail }]);
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(await owner.rowsOf('disclosure')).toEqual([1]);
  });

  it('reads no notice that is for another, and keeps what was told first', async () => {
    const codec = opener.part(EventCodec);
    await open();
    const [row] = await outbox(NOTICES);
    const { value } = await codec.decode(NOTICES, row!['value'] as Buffer);
    const forAnother = { ...value, noticeId: randomUUID(), addressees: ['kec-gambir'] };
    await owner.parts.database.inTransaction(async (query) =>
      owner.part(ReceiveNotices).take(query, [
        {
          key: `${OPENER}:${forAnother.noticeId}`,
          value: await codec.encode('DisclosureNotice', forAnother as never),
        },
      ]),
    );
    expect(await received()).toEqual([]);
    expect(await owner.rowsOf('disclosure')).toEqual([0]);
    await arrive({ keys: true });
    const before = await received();
    const other = { ...value, detail: null };
    await owner.parts.database.inTransaction(async (query) =>
      owner.part(ReceiveNotices).take(query, [
        {
          key: String(row!['key']),
          value: await codec.encode('DisclosureNotice', other as never),
        },
      ]),
    );
    expect(await received()).toEqual(before);
  });
});
