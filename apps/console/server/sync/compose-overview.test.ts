import { beforeEach, describe, expect, it } from 'vitest';
import type { SyncStatus } from '../../contract/overview.js';
import type { AgencyReport, ReportedPosition } from './agency-report.js';
import { anAgencyReport, aPosition, TOPIC } from './an-agency-report.js';
import { type Board, cellKey, composeOverview } from './compose-overview.js';
import { LogEnds } from './log-ends.js';
import { ReportBook } from './report-book.js';

const NOW = 2_000_000;
const CODES = ['a', 'b', 'c'];
let book: ReportBook;
let logEnds: LogEnds;

beforeEach(() => {
  book = new ReportBook();
  logEnds = new LogEnds();
  logEnds.note(NOW - 1_000, [{ topic: TOPIC, partition: 0, end: 10n }]);
});

const agencies = CODES.map((code) => ({
  code,
  nameId: `Lembaga ${code}`,
  nameEn: `Agency ${code}`,
  topics: new Set([TOPIC]),
}));
const compose = (now = NOW): Board =>
  composeOverview(agencies, [{ flow: 'sighting', topic: TOPIC }], book, logEnds, now);
const report = (
  agency: string,
  position: Partial<ReportedPosition> = {},
  over: Partial<AgencyReport> = {},
  at = NOW - 500,
): void => book.note(anAgencyReport(agency, [aPosition(position)], over), at);
const statusOf = (board: Board, code: string): SyncStatus | undefined =>
  board.overview.agencies.find((row) => row.code === code)?.status;
const reasonOf = (board: Board, code: string) =>
  board.overview.agencies.find((row) => row.code === code)?.reason;

describe('the overview', () => {
  it('counts all in sync when all reported, stand at the end and agree', () => {
    for (const code of CODES) report(code);
    const { overview, cells } = compose();
    expect(overview).toMatchObject({
      inSync: 3,
      of: 3,
      reported: 3,
      worstLag: null,
      brokerAnsweredAt: new Date(NOW - 1_000).toISOString(),
    });
    expect(cells.get(cellKey('a', 'sighting'))).toMatchObject({
      status: 'in-sync',
      reason: { code: 'equal', params: { agreeing: 3, compared: 3 } },
      pending: '0',
      entities: '4',
      partitions: [
        {
          nextOffset: '10',
          logEnd: '10',
          entities: '4',
          digest: 'aaaaaaaaaaaaaaaa',
          comparison: 'equal',
        },
      ],
    });
  });

  it("shows a system's copy beside the agencies', and counts it with none of them", () => {
    for (const code of CODES) report(code);
    report('detector', { digest: 'bbbbbbbbbbbbbbbb' });
    const [first] = agencies;
    const system = { ...first!, code: 'detector' };
    const flows = [{ flow: 'sighting', topic: TOPIC }];
    const { overview, cells } = composeOverview(agencies, flows, book, logEnds, NOW, [system]);
    expect(overview).toMatchObject({ inSync: 3, of: 3, reported: 3 });
    expect(overview.systems).toMatchObject([{ code: 'detector', status: 'diverged' }]);
    expect(cells.get(cellKey('detector', 'sighting'))?.status).toBe('diverged');
    expect(cells.get(cellKey('a', 'sighting'))?.reason?.params).toMatchObject({ compared: 3 });
  });

  it('never shows green for an agency that has not reported', () => {
    report('a');
    report('b');
    const board = compose();
    expect(board.overview).toMatchObject({ inSync: 2, of: 3, reported: 2 });
    expect(reasonOf(board, 'c')).toEqual({ code: 'no-report', params: {} });
    expect(statusOf(board, 'c')).toBe('unknown');
  });

  it('never shows green for reports that are too old to say anything about now', () => {
    for (const code of CODES) report(code);
    const board = compose(NOW + 60_000);
    expect(board.overview.inSync).toBe(0);
    expect(reasonOf(board, 'a')).toEqual({ code: 'report-stale', params: { seconds: 60 } });
  });

  it('never shows green while nobody knows where the log ends', () => {
    logEnds = new LogEnds();
    for (const code of CODES) report(code);
    expect(reasonOf(compose(), 'a')?.code).toBe('log-end-unknown');
    expect(compose().overview).toMatchObject({ inSync: 0, brokerAnsweredAt: null });
  });

  it('shows the one that differs as diverged, with the place', () => {
    report('a');
    report('b');
    report('c', { digest: 'ffffffffffffffff' });
    const board = compose();
    expect(statusOf(board, 'c')).toBe('diverged');
    expect(reasonOf(board, 'c')).toEqual({
      code: 'digest-differs',
      params: { partition: 0, offset: '10', agreeing: 2, compared: 3 },
    });
    expect(board.overview.inSync).toBe(2);
  });

  it('shows one that lags as behind, with records and seconds', () => {
    logEnds.note(NOW, [{ topic: TOPIC, partition: 0, end: 14n }]);
    const mark = { cuts: [{ offset: 10n, digest: 'aaaaaaaaaaaaaaaa' }] };
    report('a', { nextOffset: 14n, logEnd: 14n, digest: 'bbbbbbbbbbbbbbbb', ...mark });
    report('b', { nextOffset: 14n, logEnd: 14n, digest: 'bbbbbbbbbbbbbbbb', ...mark });
    report('c', { nextOffset: 10n, lastAppendedAt: NOW - 40_000 });
    const board = compose(NOW + 8_000);
    expect(statusOf(board, 'c')).toBe('behind');
    expect(reasonOf(board, 'c')).toEqual({ code: 'lagging', params: { seconds: 9, pending: '4' } });
    expect(board.overview.worstLag).toEqual({ agency: 'c', flow: 'sighting', lagMs: 9_000 });
  });

  it('calls a copy that replays the log joining, and dates nothing it cannot', () => {
    report('a');
    report('b');
    report('c', { nextOffset: 4n, digest: 'cccccccccccccccc', lastAppendedAt: 0 });
    const board = compose();
    expect(statusOf(board, 'c')).toBe('joining');
    expect(reasonOf(board, 'c')).toEqual({
      code: 'replaying',
      params: { pending: '6', percent: 40 },
    });
    expect(board.overview.worstLag).toBeNull();
    expect(board.cells.get(cellKey('c', 'sighting'))?.lagMs).toBeNull();
  });

  it('calls a gap what it is', () => {
    report('a');
    report('b');
    report('c', {}, { gaps: [`${TOPIC}/0`] });
    expect(reasonOf(compose(), 'c')).toEqual({ code: 'gap', params: { partition: 0 } });
  });

  it('believes an agency that found its copy damaged or its own entities different', () => {
    report('a');
    report('b', {}, { findings: new Map([[`${TOPIC}/0`, ['ROW_CHANGED', 'DIGEST_DIFFERS']]]) });
    report('c', {}, { ownedDiffering: 2 });
    expect(reasonOf(compose(), 'b')).toEqual({
      code: 'copy-damaged',
      params: { partition: 0, codes: 'ROW_CHANGED, DIGEST_DIFFERS' },
    });
    expect(reasonOf(compose(), 'c')).toEqual({ code: 'owned-differs', params: { count: 2 } });
  });

  it('says first that an agency’s own entities differ, whatever else is wrong', () => {
    report('a');
    report('b', { nextOffset: 4n, lastAppendedAt: NOW - 40_000 }, { ownedDiffering: 2 });
    report('c', { digest: 'ffffffffffffffff' }, { ownedDiffering: 5 });
    for (const [code, count] of [
      ['b', 2],
      ['c', 5],
    ] as const) {
      expect(statusOf(compose(), code)).toBe('diverged');
      expect(reasonOf(compose(), code)).toEqual({ code: 'owned-differs', params: { count } });
    }
  });

  it('names at each partition what was found in it, so that no red cell lacks a row', () => {
    for (const code of ['a', 'b']) report(code);
    report(
      'c',
      {},
      { findings: new Map([[`${TOPIC}/0`, ['ENTITIES_DIFFER']]]), foundAt: NOW - 1_000 },
    );
    const cell = compose().cells.get(cellKey('c', 'sighting'));
    expect(cell).toMatchObject({ status: 'diverged', reason: { code: 'copy-damaged' } });
    expect(cell?.partitions[0]).toMatchObject({
      comparison: 'equal',
      findings: ['ENTITIES_DIFFER'],
      isGap: false,
    });
    const row = compose().overview.agencies.find(({ code }) => code === 'c');
    expect(row?.report).toMatchObject({
      findings: 1,
      foundAt: new Date(NOW - 1_000).toISOString(),
      lookedOverAt: null,
    });
  });

  it('keeps an exact copy in sync, however many forks and forgeries it put aside', () => {
    for (const code of CODES) report(code, {}, { deadLetters: 7, forks: 3 });
    expect(compose().overview).toMatchObject({ inSync: 3, deadLetters: 21, forks: 9 });
  });

  it('wants more than equality: an outbox that does not drain is not in sync', () => {
    for (const at of [NOW - 40_000, NOW - 20_000, NOW - 500])
      report('a', {}, { outboxPending: 3 }, at);
    report('b');
    report('c');
    const board = compose();
    expect(statusOf(board, 'a')).toBe('behind');
    expect(reasonOf(board, 'a')).toEqual({
      code: 'outbox-stalled',
      params: { pending: 3, seconds: 40 },
    });
  });

  it('leaves a flow blank that an agency does not subscribe to', () => {
    const some = [...agencies, { code: 'd', nameId: 'D', nameEn: 'D', topics: new Set<string>() }];
    const { overview } = composeOverview(
      some,
      [{ flow: 'sighting', topic: TOPIC }],
      book,
      logEnds,
      NOW,
    );
    expect(overview.agencies.at(-1)?.cells).toEqual([
      {
        flow: 'sighting',
        status: 'none',
        reason: null,
        lagMs: null,
        pending: null,
        entities: null,
      },
    ]);
  });
});
