import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { agencyTopic, EventCodec, type KeyRecord } from '@sinergi/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KeyRecordOutbox } from './change/key-record-outbox.js';
import { RepeatOwnKeys } from './change/repeat-own-keys.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import { DestroyKeys } from './keys/destroy-keys.js';
import { ListKeys } from './keys/list-keys.js';
import { RotateKeys } from './keys/rotate-keys.js';
import { SignedOutbox } from './signing/signed-outbox.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const PUBLISHER = 'kec-menteng';
const TOPIC = agencyTopic('KeyRecord', PUBLISHER);
const REASON = 'Perintah latihan nomor 7';
const FIRST = { officer: 'Siti Latihan', officerKind: 'LOGGED_IN', isDryRun: false };
const SECOND = { ...FIRST, officer: 'Budi Latihan' };
const { descriptor } = requireEntityFlow('lodging');

let agency: AgencyAtHand;
/** the entity under whose id a place is sealed */
let scope: string;
let offset = 0n;

beforeAll(async () => {
  agency = await agencyAtHand(PUBLISHER);
});
afterAll(() => agency?.close());
beforeEach(async () => {
  const { body } = await agency
    .part(Submit)
    .one(agency.submission({ flow: 'lodging', data: agency.body('lodging') }), { client: 'c' });
  scope = String(body[descriptor.idField]);
});

const nameOf = (generation = 1) => ({
  ...{ group: 'location', audience: null, epoch: null, scope, generation },
});
const keyOf = (generation = 1): string => `s:location:${scope}:${generation}`;
const announce = (order = FIRST) => agency.part(DestroyKeys).announce(nameOf(), REASON, order);
const confirm = (id: string, order = SECOND) => agency.part(DestroyKeys).confirm(id, order);
const undo = (id: string, order = FIRST) => agency.part(DestroyKeys).undo(id, REASON, order);
const destroyDue = () => agency.part(DestroyKeys).destroyWhatIsDue();
/** Lets the delay of all destructions pass. */
const pass = () =>
  agency.parts.database.query(`UPDATE key_destruction SET due_at = now() - interval '1 second'`);

async function generations(): Promise<number[]> {
  const { rows } = await agency.parts.database.query(
    `SELECT generation FROM subject_key WHERE group_name = 'location' AND scope = $1
     ORDER BY generation`,
    [scope],
  );
  return rows.map((row) => Number(row['generation']));
}

/** The records of a key that the agency said, in their order. */
async function said(key: string): Promise<KeyRecord[]> {
  const { rows } = await agency.parts.database.query(
    'SELECT value FROM outbox WHERE topic = $1 AND key = $2 ORDER BY position',
    [TOPIC, key],
  );
  const decoded = rows.map((row) => agency.part(EventCodec).decode(TOPIC, row['value'] as Buffer));
  return (await Promise.all(decoded)).map(({ value }) => value as KeyRecord);
}

describe('destroying a key', () => {
  it('takes two officers and a delay, and then nobody has it', async () => {
    const { destructionId, state } = await announce();
    expect(state).toBe('ANNOUNCED');
    await pass();
    expect(await destroyDue()).toBe(0);
    const { dueAt, confirmedAt } = await confirm(destructionId);
    expect(dueAt! - confirmedAt!).toBe(86_400_000);
    expect(await destroyDue()).toBe(0);
    expect(await generations()).toEqual([1]);
    await pass();
    expect(await destroyDue()).toBe(1);
    expect(await destroyDue()).toBe(0);
    // The next one takes its place, so no name ever means two keys.
    expect(await generations()).toEqual([2]);
    const records = await said(keyOf());
    expect(records.map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['SUBJECT', 1],
      ['DESTROYED', 2],
    ]);
    const { announcedBy, confirmedBy } = records[1]!.destruction!;
    expect(announcedBy).not.toBe(confirmedBy);
    expect(JSON.stringify(records)).not.toContain('Latihan');
    await expect(undo(destructionId)).rejects.toMatchObject({ code: 'change-refused' });
  });

  it.each(['Siti Latihan', ' siti  latihan'.replace('  ', ' '), 'SITI LATIHAN'])(
    'is not confirmed by who announced it: %s',
    async (officer) => {
      const { destructionId } = await announce();
      await expect(confirm(destructionId, { ...SECOND, officer })).rejects.toMatchObject({
        code: 'not-entitled',
      });
      await pass();
      expect(await destroyDue()).toBe(0);
      expect(await generations()).toEqual([1]);
    },
  );

  it('can be undone until it is due, and ordered again', async () => {
    const { destructionId } = await announce();
    await confirm(destructionId);
    expect(await undo(destructionId)).toMatchObject({ state: 'UNDONE', undoneBy: FIRST.officer });
    await pass();
    expect(await destroyDue()).toBe(0);
    expect(await generations()).toEqual([1]);
    await expect(confirm(destructionId)).rejects.toMatchObject({ code: 'change-refused' });
    expect((await announce()).state).toBe('ANNOUNCED');
  });

  it('changes nothing in a dry run, and shows what it would be', async () => {
    const trial = { isDryRun: true };
    expect(await announce({ ...FIRST, ...trial })).toMatchObject({ state: 'ANNOUNCED' });
    const { destructionId } = await announce();
    expect(await confirm(destructionId, { ...SECOND, ...trial })).toMatchObject({
      state: 'CONFIRMED',
    });
    expect(await undo(destructionId, { ...FIRST, ...trial })).toMatchObject({ state: 'UNDONE' });
    const found = (await agency.part(DestroyKeys).list()).filter(({ key }) => key === keyOf());
    expect(found).toMatchObject([{ state: 'ANNOUNCED' }]);
  });

  it('is refused for a key that is not there, and while another is under way', async () => {
    await announce();
    await expect(announce()).rejects.toMatchObject({ code: 'already-exists' });
    const other = { ...nameOf(), generation: 9 };
    await expect(agency.part(DestroyKeys).announce(other, REASON, FIRST)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(confirm(randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that somebody else said with its key is kept while it can be undone', async () => {
    const destruction = { announcedBy: 'a', announcedAt: 1, confirmedBy: 'b', confirmedAt: 2 };
    const [record] = await said(keyOf());
    const forged: KeyRecord = {
      ...{ ...record!, eventId: randomUUID(), kind: 'DESTROYED', audienceWraps: [] },
      ...{ sequence: 2, destruction },
    };
    await arrive(forged);
    const { reconcile } = { reconcile: () => agency.part(RepeatOwnKeys).reconcile() };
    expect(await reconcile()).toMatchObject({ destroyed: 1, restated: 0 });
    // What is sealed meanwhile has a key that everybody still has.
    expect(await generations()).toEqual([1, 2]);
    const [noted] = (await agency.part(DestroyKeys).list()).filter(({ key }) => key === keyOf());
    expect(noted).toMatchObject({ isFromLog: true, state: 'CONFIRMED' });
    await undo(noted!.destructionId);
    const last = (await said(keyOf())).at(-1);
    expect(last).toMatchObject({ kind: 'SUBJECT', sequence: 3, destruction: null });
    expect(last!.audienceWraps).toEqual(record!.audienceWraps);
    await pass();
    expect(await destroyDue()).toBe(0);
    expect(await generations()).toEqual([1, 2]);
  });
});

/** Lets the agency read a record of its key topic, signed with its key, behind all others. */
async function arrive(record: KeyRecord): Promise<void> {
  const [envelope] = agency
    .part(SignedOutbox)
    .sign(await agency.part(KeyRecordOutbox).envelopes([record], 1_000));
  const { rows } = await agency.parts.database.query(
    `SELECT next_offset FROM position WHERE topic = $1`,
    [TOPIC],
  );
  offset = BigInt(String(rows[0]?.['next_offset'] ?? '0'));
  // Its sequence fits a record that lies further on.
  for (const n of [0n, 1n])
    await agency.parts.replica.apply({
      ...{ topic: TOPIC, partition: 0, requestedOffset: offset + n, logEnd: offset + 2n },
      records: [
        {
          ...{ topic: TOPIC, partition: 0, offset: offset + n, appendedAt: 1_000 },
          key: Buffer.from(n === 0n ? 'nothing' : envelope!.key),
          value: n === 0n ? null : envelope!.value,
          headers: n === 0n ? {} : envelope!.headers,
        },
      ],
    });
}

describe('rotating keys by command', () => {
  const rotate = (isDryRun: boolean) =>
    agency
      .part(RotateKeys)
      .execute({ kind: 'SUBJECT', group: 'location', scope }, REASON, { ...FIRST, isDryRun });
  const rotateCore = (isDryRun: boolean) =>
    agency
      .part(RotateKeys)
      .execute({ kind: 'AUDIENCE', group: 'location', audience: 'core' }, REASON, {
        ...{ ...FIRST, isDryRun },
      });
  const epochOfCore = async (): Promise<number> => {
    const { audiences } = await agency.part(ListKeys).execute();
    return audiences.find((one) => one.group === 'location' && one.audience === 'core')!.epoch;
  };

  it('begins a generation and an epoch, and a dry run only says so', async () => {
    expect(await rotate(true)).toEqual({ key: `s:location:${scope}`, number: 2, members: [] });
    expect(await generations()).toEqual([1]);
    await rotate(false);
    expect(await generations()).toEqual([1, 2]);
    const before = await epochOfCore();
    expect(await rotateCore(true)).toMatchObject({ number: before + 1, members: [PUBLISHER] });
    expect(await epochOfCore()).toBe(before);
    expect(await rotateCore(false)).toMatchObject({ number: before + 1 });
    expect(await epochOfCore()).toBe(before + 1);
    expect(await said(`a:location:core:${before + 1}`)).toHaveLength(1);
  });

  it('is refused where nothing was sealed with such a key', async () => {
    const wish = { kind: 'SUBJECT', group: 'location', scope: randomUUID() } as const;
    await expect(agency.part(RotateKeys).execute(wish, REASON, FIRST)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('lists the keys of the agency with their states, and no secret', async () => {
    const list = await agency.part(ListKeys).execute();
    expect(list.keys.map(({ use, state, isOld }) => [use, state, isOld])).toEqual([
      ['WRAP', 'USED', true],
      ['SIGN', 'USED', true],
    ]);
    expect(JSON.stringify(list)).not.toContain('wrapped');
  });
});
