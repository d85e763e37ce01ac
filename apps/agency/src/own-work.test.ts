import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';
import { FollowOwnWork } from './worklist/follow-own-work.js';
import { IrregularPermitsController } from './worklist/irregular-permits.controller.js';
import { OrdersController } from './worklist/orders.controller.js';

type Fields = Record<string, unknown>;

const OWN = 'imigrasi-jakpus';
const DAY_MS = 86_400_000;

let agency: AgencyAtHand;

beforeAll(async () => {
  agency = await agencyAtHand(OWN);
});
beforeEach(() => agency.parts.database.query('TRUNCATE history, own_work').then(() => undefined));
afterAll(() => agency?.close());

async function comes(flow: string, said: Fields, owner = OWN): Promise<void> {
  const row = await held(agency, flow, owner, said);
  await agency.parts.database.inTransaction((query) =>
    agency.part(FollowOwnWork).take(query, [row]),
  );
}

describe('the worklist of orders', () => {
  const check = (said: Fields = {}, owner = OWN) =>
    comes(
      'sighting',
      {
        ...{ sightingId: randomUUID(), change: 'REPORTED', order: 'URGENT', orderNo: null },
        ...{ certainty: 'DESCRIBED', person: null, seenAt: Date.now() - 3 * DAY_MS },
        ...said,
      },
      owner,
    );
  const orders = async () =>
    (await agency.part(OrdersController).list({ limit: 10, lane: undefined })).items;

  it('is empty where no check lacks its number', async () => {
    await check({ order: 'SURAT_PERINTAH', orderNo: 'SP/1/LATIHAN' });
    expect(await orders()).toEqual([]);
  });

  it('has a check until its number comes, and says when it was due', async () => {
    const sightingId = randomUUID();
    await check({ sightingId });
    expect(await orders()).toMatchObject([
      { sightingId, version: 1, isPast: true, next: ['CORRECTED', 'RETRACTED'] },
    ]);
    await check({ sightingId, version: 2, change: 'CORRECTED', orderNo: 'SP/1/LATIHAN' });
    expect(await orders()).toEqual([]);
  });

  it('has a check of today that is not due yet', async () => {
    await check({ seenAt: Date.now() });
    expect(await orders()).toMatchObject([{ isPast: false }]);
  });

  it.each(['polri-jakpus', 'kec-menteng'])(
    'has no check of %s, who needs no order',
    async (code) => {
      await check({}, code);
      expect(await orders()).toEqual([]);
    },
  );
});

describe('the worklist of irregular permits', () => {
  const irregular = { cell: 'VOA/KIND', article: 'UU 6/2011, arts 48', tableVersion: 'permits-1' };
  const permit = (said: Fields, owner = OWN) =>
    comes(
      'permit',
      { change: 'ISSUED', status: 'ACTIVE', decisionNo: 'IMI-7/LATIHAN', ...said },
      owner,
    );
  const permits = async () =>
    (await agency.part(IrregularPermitsController).list({ limit: 10, lane: undefined })).items;

  it('has what a national decision granted outside the law, until it is corrected', async () => {
    const permitId = randomUUID();
    await permit({ permitId, irregular });
    await permit({ irregular: null });
    await permit({ irregular }, 'imigrasi-dki');
    expect(await permits()).toMatchObject([
      { permitId, version: 1, irregular, decisionNo: 'IMI-7/LATIHAN' },
    ]);
    await permit({ permitId, version: 2, change: 'CORRECTED', irregular: null });
    expect(await permits()).toEqual([]);
  });

  it('says which permits rest on one decision', async () => {
    const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];
    await permit({ permitId: one, irregular });
    await permit({ permitId: other, irregular });
    await permit({ permitId: third, irregular, decisionNo: 'IMI-8/LATIHAN' });
    const same = Object.fromEntries(
      (await permits()).map(({ permitId, sameDecision }) => [permitId, sameDecision]),
    );
    expect(same).toEqual({ [one]: [other], [other]: [one], [third]: [] });
  });

  it('has none that never was', async () => {
    const permitId = randomUUID();
    await permit({ permitId, irregular });
    const never = { version: 2, change: 'RETRACTED', status: 'RETRACTED' };
    await permit({ permitId, irregular, ...never });
    expect(await permits()).toEqual([]);
  });
});

it('is followed at Immigration alone', async () => {
  expect(agency.part(FollowOwnWork).isNeeded).toBe(true);
  const district = await agencyAtHand('kec-menteng');
  expect(district.part(FollowOwnWork).isNeeded).toBe(false);
  await district.close();
});
