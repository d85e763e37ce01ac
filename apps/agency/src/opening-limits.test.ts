import 'reflect-metadata';
import { LEDGER_START } from '@sinergi/contracts';
import { continueTrace } from '@sinergi/observability';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BreakGlass } from './disclosure/break-glass.js';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { appendDisclosure } from './disclosure/ledger.js';
import { OpeningLimits } from './disclosure/opening-limits.js';
import { verifyStored } from './disclosure/stored-entries.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import type { Access } from './http/access.js';
import { NoticeTable } from './notice/notice-table.js';
import { Problem } from './problem/problem.js';
import { composeReport } from './report/compose-report.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const { descriptor } = requireEntityFlow('lodging');
const HOME = 'kec-menteng';
const LIMIT = 3;
const REASON = 'Pemeriksaan latihan nomor 7';

let agency: AgencyAtHand;
let id: string;

beforeAll(async () => {
  agency = await agencyAtHand(HOME);
  const { body } = await agency
    .part(Submit)
    .one(agency.submission({ flow: 'lodging', data: agency.body('lodging') }), { client: 'c' });
  id = String(body[descriptor.idField]);
});
beforeEach(async () => {
  await query('TRUNCATE disclosure');
  Object.assign(agency.part(OpeningLimits).settings, { perOfficer: LIMIT, perAgency: 2 * LIMIT });
  agency.part(OpeningLimits).settings.breakGlass.openings = 2;
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => agency?.close());

const query = (sql: string, params?: unknown[]) => agency.parts.database.query(sql, params);
const access = (officer: string | null): Access => ({
  ...{ clientId: officer === null ? `${HOME}.system` : 'console', agency: HOME },
  ...{ scopes: new Set<string>(), expiresAt: 0, officer, trace: continueTrace() },
});
const system = access(null);
const siti = access('Siti Latihan (siti)');
const budi = access('Budi Latihan (budi)');

const open = (as: Access, officer?: string) =>
  agency.part(DiscloseEntity).execute(descriptor, {
    ...{ access: as, id },
    body: { groups: ['identity'], purpose: 'SUPERVISION', reason: REASON, officer },
  });
const outcome = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );
const useUp = async (as: Access, officer?: string): Promise<void> => {
  for (let n = 0; n < LIMIT; n++) await open(as, officer);
};
const ask = (as: Access) =>
  agency.part(BreakGlass).ask(as, { purpose: 'SUPERVISION', reason: REASON });
const confirm = (as: Access, requestId: string) =>
  agency.part(BreakGlass).confirm(as, requestId, REASON);
/** Lets hours pass for every entry that is there. */
const later = (hours: number) =>
  query('UPDATE disclosure SET asked_at = asked_at - make_interval(hours => $1)', [hours]);

describe('openings of an officer', () => {
  it('are refused beyond the limit: nothing is opened, and nothing is entered', async () => {
    await useUp(siti);
    const opened = [vi.spyOn(agency.parts.keys, 'reopen'), vi.spyOn(agency.parts.opener, 'open')];
    const refusal = await open(siti).catch((error: unknown) => error as Problem);
    expect(refusal).toMatchObject({ code: 'too-many-openings', status: 429 });
    const { retryAfterSeconds, ...told } = (refusal as Problem).extra;
    expect(told).toMatchObject({ limit: LIMIT, breakGlass: '/disclosures/break-glass' });
    expect(retryAfterSeconds).toBeGreaterThan(23 * 3_600);
    expect(retryAfterSeconds).toBeLessThanOrEqual(24 * 3_600);
    for (const opening of opened) expect(opening).not.toHaveBeenCalled();
    expect(await agency.rowsOf('disclosure')).toEqual([LIMIT]);
    expect((await verifyStored(query, LEDGER_START)).fault).toBeNull();
  });

  it('are counted under one name, however it is spelt and whoever says it', async () => {
    await useUp(siti);
    for (const name of ['siti latihan', 'SITI  LATIHAN', 'Siti Latihan (other)', 'Sití-Latihan'])
      expect(await outcome(open(system, name))).toBe('too-many-openings');
    expect(await outcome(open(system, 'Budi Latihan'))).toBe('done');
  });

  it('are not more than the limit where many ask at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 4 * LIMIT }, () => outcome(open(siti))),
    );
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(LIMIT);
    expect(await agency.rowsOf('disclosure')).toEqual([LIMIT]);
  });

  it('are possible again when those of before leave the window', async () => {
    await useUp(siti);
    await later(23);
    const refusal = await open(siti).catch((error: unknown) => error as Problem);
    expect((refusal as Problem).extra.retryAfterSeconds).toBeLessThanOrEqual(3_600);
    await later(1);
    expect(await outcome(open(siti))).toBe('done');
  });

  it('are limited for all together too: a system that states ever new names stops', async () => {
    const outcomes: string[] = [];
    for (let n = 0; n < 3 * LIMIT; n++) outcomes.push(await outcome(open(system, `Petugas ${n}`)));
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(2 * LIMIT);
    expect(outcomes.at(-1)).toBe('too-many-openings');
  });

  it('are not used up by what programs open of themselves', async () => {
    for (let n = 0; n < 3 * LIMIT; n++)
      await appendDisclosure(query, {
        ...{ client: HOME, by: { officer: 'Siti Latihan', officerKind: 'MACHINE' } },
        ...{ purpose: 'INDEX', reason: REASON, topic: descriptor.topic, what: { keys: ['a:b'] } },
        groups: ['identity'],
      });
    expect(await outcome(open(siti))).toBe('done');
  });
});

describe('opening beyond the limit', () => {
  it('takes a second person who logs in; then the first may open more, for a while', async () => {
    await useUp(siti);
    await useUp(budi);
    const { requestId } = await ask(siti);
    expect(await outcome(open(siti))).toBe('too-many-openings');
    expect(await confirm(budi, requestId)).toMatchObject({
      ...{ state: 'GRANTED', officer: siti.officer, confirmedBy: budi.officer },
    });
    expect(await outcome(open(budi))).toBe('too-many-openings');
    for (let n = 0; n < 2; n++) expect(await outcome(open(siti))).toBe('done');
    expect(await outcome(open(siti))).toBe('too-many-openings');
    const { rows } = await query(
      `SELECT officer, officer_kind AS kind, version, groups FROM disclosure
       WHERE topic = 'break-glass' ORDER BY seq`,
    );
    expect(rows).toEqual([
      { officer: siti.officer, kind: 'LOGGED_IN', version: 1, groups: ['asked'] },
      { officer: budi.officer, kind: 'LOGGED_IN', version: 2, groups: ['confirmed'] },
    ]);
    expect((await verifyStored(query, LEDGER_START)).fault).toBeNull();
  });

  it('ends after hours', async () => {
    await useUp(siti);
    const { requestId } = await ask(siti);
    await confirm(budi, requestId);
    await later(agency.part(OpeningLimits).settings.breakGlass.lastsHours);
    expect(await outcome(open(siti))).toBe('too-many-openings');
    expect(await outcome(confirm(budi, requestId))).toBe('change-refused');
  });

  it.each<[string, Access]>([
    ['the one who asked', siti],
    ['the same name under another id', access('SITI LATIHAN (siti-2)')],
    ['a system', system],
  ])('is not confirmed by %s', async (_who, by) => {
    const { requestId } = await ask(siti);
    expect(await outcome(confirm(by, requestId))).toBe('person-needed');
    expect(await agency.rowsOf('disclosure')).toEqual([1]);
  });

  it('is not asked for by a system, nor for a purpose of others, nor twice', async () => {
    expect(await outcome(ask(system))).toBe('person-needed');
    expect(
      await outcome(agency.part(BreakGlass).ask(siti, { purpose: 'ENFORCEMENT', reason: REASON })),
    ).toBe('not-entitled');
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => outcome(ask(siti))));
    expect(outcomes.sort()).toEqual([...Array.from({ length: 4 }, () => 'already-exists'), 'done']);
    expect(await agency.rowsOf('disclosure')).toEqual([1]);
  });

  it('is confirmed once, in time, and only where it was asked for', async () => {
    const { requestId } = await ask(siti);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, (_, n) => outcome(confirm(access(`Orang ${n}`), requestId))),
    );
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'change-refused')).toHaveLength(4);
    expect(await agency.rowsOf('disclosure')).toEqual([2]);
    expect(await outcome(confirm(budi, '00000000-0000-4000-8000-000000000001'))).toBe('not-found');
    const other = await ask(budi);
    await later(agency.part(OpeningLimits).settings.breakGlass.confirmWithinHours);
    expect(await outcome(confirm(siti, other.requestId))).toBe('change-refused');
  });
});

describe('what a report says of openings', () => {
  const told = async () =>
    (
      await composeReport(agency.parts.database.query, {
        ...{ agency: HOME, at: 0, startedAt: 0, ready: true, software: 'test', waiting: 0 },
        ...{ findings: [], ownedDiffering: 0, published: [], ledgerFaultAt: 0 },
        oldKeys: [],
        openingLimits: agency.part(OpeningLimits).settings,
        ...{ lookedOverAt: () => 0, logEnd: () => 0n },
      })
    ).openings;

  it('is how many, never who', async () => {
    expect(await told()).toMatchObject({ used: 0, mostByOfficer: 0, bulk: false, beyondAsked: 0 });
    await open(siti);
    await ask(siti);
    expect(await told()).toEqual({
      ...{ windowHours: 24, used: 1, limit: 2 * LIMIT, lately: 1, bulk: false },
      ...{ mostByOfficer: 1, officerLimit: LIMIT, beyondAsked: 1, beyondGranted: 0 },
    });
  });

  it('is bulk where an officer opens a share of the limit at once, or used it up', async () => {
    Object.assign(agency.part(OpeningLimits).settings, { perOfficer: 6, perAgency: 100 });
    for (let n = 0; n < 2; n++) await open(system, `Siti${' '.repeat(n)}`);
    expect(await told()).toMatchObject({ bulk: false });
    await open(system, 'Siti (3)');
    expect(await told()).toMatchObject({ bulk: true, mostByOfficer: 3 });
    await later(1);
    expect(await told()).toMatchObject({ bulk: false, used: 3, lately: 0 });
    for (let n = 0; n < 3; n++) await open(system, 'siti');
    await later(1);
    expect(await told()).toMatchObject({ bulk: true, used: 6, lately: 0 });
  });
});

describe('a notice to the owner of the data', () => {
  it('that came before says nothing of a second person', async () => {
    await query(
      `INSERT INTO disclosure_notice (opener, notice_id, version, asked_at, purpose, exercise,
         status, detail)
       VALUES ('polri-jakpus', gen_random_uuid(), 1, now(), 'SUPERVISION', false, 'OPEN', $1)`,
      [JSON.stringify({ officer: 'Siti' })],
    );
    const { items } = await agency.part(NoticeTable).page({ limit: 1 });
    expect(items[0]!.detail).toEqual({ officer: 'Siti', confirmedBy: null });
  });
});
