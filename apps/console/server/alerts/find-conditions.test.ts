import { describe, expect, it } from 'vitest';
import type { LagEvaluation, ProducerSilence } from '../../contract/agency.js';
import type {
  AgencyReportSummary,
  Overview,
  OverviewAgency,
  OverviewCell,
} from '../../contract/overview.js';
import { RULES } from './alert-rules.js';
import {
  type AgencySigns,
  type AlertEvidence,
  conditionKey,
  findConditions,
} from './find-conditions.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const ago = (ms: number): string => new Date(NOW - ms).toISOString();
const MENTENG = 'kec-menteng';

const aCell = (over: Partial<OverviewCell> = {}): OverviewCell => ({
  ...{
    flow: 'sighting',
    status: 'in-sync',
    reason: { code: 'equal', params: {} },
    lagMs: 0,
    pending: '0',
    entities: '4',
  },
  ...over,
});

const aReport = (over: Partial<AgencyReportSummary> = {}): AgencyReportSummary => ({
  ...{
    at: ago(1_000),
    receivedAt: ago(1_000),
    startedAt: ago(60_000),
    ready: true,
    software: '0.1.0',
    outboxPending: 0,
    deadLetters: 0,
  },
  ...{
    waiting: 0,
    forks: 0,
    gaps: [],
    findings: 0,
    foundAt: null,
    ownedDiffering: 0,
    lookedOverAt: null,
    appliedPerSecond: 0,
  },
  ...over,
});

const anAgency = (over: Partial<OverviewAgency> = {}): OverviewAgency => ({
  ...{
    code: MENTENG,
    nameId: 'Menteng',
    nameEn: 'Menteng',
    status: 'in-sync',
    reason: { code: 'equal', params: {} },
    reasonFlow: 'sighting',
  },
  ...{ report: aReport(), cells: [aCell()] },
  ...over,
});

const signs = (over: Partial<AgencySigns> = {}): AgencySigns => ({
  ...{
    evaluation: { verdict: 'OK', reason: 'caught-up', params: {} },
    producers: [],
    outboxStuckSince: undefined,
    deadLettersGrown: undefined,
    ledger: null,
    ledgerFaultAt: 0,
    openings: null,
    oldKeys: [],
  },
  ...over,
});

function evidence(
  agency: OverviewAgency,
  of: AgencySigns = signs(),
  over: Partial<Overview> = {},
): AlertEvidence {
  const flows = [
    { flow: 'sighting', topic: 'timpora.sighting', partitions: 6, logEnd: '9', eventsPerSecond: 0 },
  ];
  const overview = {
    ...{ brokerAnsweredAt: ago(500), flows, agencies: [agency], systems: [] },
    ...over,
  } as unknown as Overview;
  return {
    ...{ overview, signs: new Map([[agency.code, of]]), refusedReports: new Map(), announced: [] },
    ...{ failingWebhooks: [], now: NOW, actionFault: null },
  };
}

const found = (from: AlertEvidence) =>
  findConditions(from).conditions.map(({ since: _, ...condition }) => condition);
const isUnknown = (
  from: AlertEvidence,
  rule: Parameters<typeof conditionKey>[0]['rule'],
  flow: string | null = null,
): boolean => findConditions(from).unknown.has(conditionKey({ rule, agency: MENTENG, flow }));
const evaluated = (
  verdict: LagEvaluation['verdict'],
  reason: LagEvaluation['reason'],
): AgencySigns =>
  signs({ evaluation: { verdict, reason, params: { seconds: 40, pending: '9', perSecond: 1 } } });
const producer = (over: Partial<ProducerSilence>): AgencySigns =>
  signs({
    producers: [
      {
        flow: 'sighting',
        status: 'speaking',
        lastSpokeAt: ago(0),
        usualPauseSeconds: 2,
        longestPauseSeconds: 9,
        quietSeconds: 0,
        ...over,
      },
    ],
  });

describe('what alerts are about', () => {
  it('is nothing while all is well', () => {
    expect(found(evidence(anAgency()))).toEqual([]);
    expect([...findConditions(evidence(anAgency())).unknown]).toEqual([]);
  });

  it('is a copy that differs, by flow', () => {
    const reason = {
      code: 'digest-differs' as const,
      params: { partition: 2, offset: '10', agreeing: 14, compared: 15 },
    };
    const about = { agency: MENTENG, flow: 'sighting' };
    expect(found(evidence(anAgency({ cells: [aCell({ status: 'diverged', reason })] })))).toEqual([
      { rule: 'diverged', ...about, params: { partition: 2, offset: '10' } },
    ]);
  });

  it('is a report that its agency did not sign, whether the agency itself is heard or not', () => {
    const refused = {
      ...{ reason: 'UNKNOWN_KEY' as const, count: 3, firstAt: NOW - 9_000, lastAt: NOW - 1_000 },
    };
    const condition = {
      ...{ rule: 'report-refused', agency: MENTENG, flow: null },
      params: { count: 3, reason: 'UNKNOWN_KEY' },
    };
    for (const report of [aReport(), aReport({ receivedAt: ago(45_000) })]) {
      const from = evidence(anAgency({ report }));
      const refusedReports = new Map([[MENTENG, refused]]);
      expect(found({ ...from, refusedReports })).toContainEqual(condition);
      expect(found(from)).not.toContainEqual(condition);
    }
  });

  it('is an owner whose entities differ in its copy, whatever else is found', () => {
    const own = {
      rule: 'owned-differs',
      agency: MENTENG,
      flow: null,
      params: { count: 3 },
    } as const;
    const report = aReport({ ownedDiffering: 3 });
    expect(found(evidence(anAgency({ report })))).toEqual([own]);
    const late = aCell({ status: 'behind', lagMs: 9_000, pending: '7' });
    const conditions = found(evidence(anAgency({ status: 'behind', cells: [late], report })));
    expect(conditions.map(({ rule }) => rule)).toEqual(['owned-differs', 'behind']);
    expect(RULES.find(({ rule }) => rule === 'owned-differs')).toMatchObject({
      severity: 'critical',
      forSeconds: 0,
    });
  });

  it('is no fork of an owner’s that is merely in quarantine as something its copy says', () => {
    const report = aReport({ forks: 1, deadLetters: 1 });
    expect(found(evidence(anAgency({ report }))).map(({ rule }) => rule)).toEqual(['fork']);
  });

  it('cannot tell of an owner’s entities without a fresh report', () => {
    const report = aReport({ receivedAt: ago(45_000), ownedDiffering: 3 });
    expect(isUnknown(evidence(anAgency({ report })), 'owned-differs')).toBe(true);
  });

  it('is a gap once, and not the divergence that follows from it too', () => {
    const cells = [
      aCell({ status: 'diverged', reason: { code: 'gap', params: { partition: 4 } } }),
    ];
    const report = aReport({ gaps: ['timpora.sighting/4', 'timpora.sighting/5'], forks: 2 });
    expect(found(evidence(anAgency({ cells, report })))).toEqual([
      { rule: 'gap', agency: MENTENG, flow: 'sighting', params: { partition: 4 } },
      { rule: 'fork', agency: MENTENG, flow: null, params: { count: 2 } },
    ]);
  });

  it('is one agency behind, by its worst flow, not one alert for each', () => {
    const late = (flow: string, lagMs: number) =>
      aCell({ flow, status: 'behind', lagMs, pending: '7' });
    expect(
      found(evidence(anAgency({ cells: [late('sighting', 6_000), late('permit', 90_000)] }))),
    ).toEqual([
      { rule: 'behind', agency: MENTENG, flow: null, params: { seconds: 90, pending: '7' } },
    ]);
  });

  it('is a reading that stands, unless somebody paused it or it only falls behind', () => {
    for (const [verdict, reason] of [
      ['STALL', 'not-moving'],
      ['STOP', 'silent'],
    ] as const) {
      expect(found(evidence(anAgency(), evaluated(verdict, reason)))).toEqual([
        { rule: 'not-reading', agency: MENTENG, flow: null, params: { seconds: 40, pending: '9' } },
      ]);
    }
    expect(found(evidence(anAgency(), evaluated('STOP', 'paused')))).toEqual([]);
    expect(found(evidence(anAgency(), evaluated('WARN', 'falling-behind')))).toEqual([]);
    expect(
      isUnknown(evidence(anAgency(), evaluated('UNKNOWN', 'too-few-reports')), 'not-reading'),
    ).toBe(true);
  });

  it('is a producer silent by its own habit, once the habit is known', () => {
    expect(found(evidence(anAgency(), producer({ status: 'silent', quietSeconds: 400 })))).toEqual([
      {
        rule: 'silent-producer',
        agency: MENTENG,
        flow: 'sighting',
        params: { seconds: 400, usualSeconds: 2, longestSeconds: 9 },
      },
    ]);
    const little = (quietSeconds: number) =>
      evidence(anAgency(), producer({ status: 'too-little-known', quietSeconds }));
    expect([
      isUnknown(little(301), 'silent-producer', 'sighting'),
      isUnknown(little(2), 'silent-producer', 'sighting'),
    ]).toEqual([true, false]);
    expect(found(evidence(anAgency(), producer({ status: 'quiet', quietSeconds: 70 })))).toEqual(
      [],
    );
  });

  describe('of silence', () => {
    const [usual] = producer({}).producers;
    const flows = ['sighting', 'lodging', 'permit', 'movement', 'request'];
    const silentIn = (silent: number, of = flows.length): AgencySigns =>
      signs({
        producers: flows.slice(0, of).map((flow, at) => ({
          ...usual!,
          ...{ flow, status: at < silent ? 'silent' : 'speaking', quietSeconds: 400 },
        })),
      });
    /** Returns evidence about Menteng and other agencies beside it. */
    const exchange = (menteng: AgencySigns, ...others: AgencySigns[]): AlertEvidence => ({
      ...evidence(anAgency()),
      signs: new Map([
        [MENTENG, menteng],
        ...others.map((of, at) => [`kec-other-${at}`, of] as const),
      ]),
    });
    const toldOf = (from: AlertEvidence) => found(from).map(({ flow }) => flow);

    it('is no producer while half of the agencies are silent together', () => {
      const speaking = silentIn(0);
      const together = exchange(silentIn(2, 2), silentIn(5), silentIn(1, 1), speaking, speaking);
      expect(toldOf(together)).toEqual([]);
      expect(isUnknown(together, 'silent-producer', 'sighting')).toBe(true);
      const few = exchange(silentIn(1, 1), silentIn(5), silentIn(1, 1), ...Array(4).fill(speaking));
      expect(toldOf(few)).toEqual(['sighting']);
    });

    it('is one agency’s that is silent in most of all flows that are known', () => {
      expect(toldOf(exchange(silentIn(3), signs(), signs()))).toEqual(flows.slice(0, 3));
      expect(toldOf(exchange(silentIn(5), silentIn(0, 1), silentIn(0, 1)))).toEqual(flows);
      expect(toldOf(exchange(silentIn(3), silentIn(5), silentIn(5)))).toEqual(flows.slice(0, 3));
    });

    it('counts no agency whose habits are not known', () => {
      const little = producer({ status: 'too-little-known' });
      const never = producer({ status: 'never-spoke' });
      const silent = silentIn(1, 1);
      expect(toldOf(exchange(silent, silent, little, never, little))).toEqual(['sighting']);
      expect(toldOf(exchange(silent, silent, silent, little, never, little, never))).toEqual([]);
    });
  });

  it('is the copy of a system, too', () => {
    const system = anAgency({ code: 'deteksi', cells: [aCell({ status: 'diverged' })] });
    expect(
      found(evidence(anAgency(), signs(), { systems: [system] })).map(({ rule, agency }) => [
        rule,
        agency,
      ]),
    ).toEqual([['diverged', 'deteksi']]);
  });

  it('is dead letters that came, and an outbox that does not drain, since then', () => {
    const of = signs({ deadLettersGrown: 4, outboxStuckSince: NOW - 70_000 });
    const { conditions } = findConditions(
      evidence(anAgency({ report: aReport({ outboxPending: 12 }) }), of),
    );
    expect(conditions).toEqual([
      {
        rule: 'dead-letters-growing',
        agency: MENTENG,
        flow: null,
        params: { count: 4 },
        since: undefined,
      },
      {
        rule: 'outbox-stalled',
        agency: MENTENG,
        flow: null,
        params: { count: 12, seconds: 70 },
        since: NOW - 70_000,
      },
    ]);
  });

  it('is an agency without a fresh report, of which nothing else can be told', () => {
    const silent = evidence(
      anAgency({ report: aReport({ receivedAt: ago(45_000), gaps: ['timpora.sighting/1'] }) }),
    );
    expect(found(silent)).toEqual([
      { rule: 'silent-agency', agency: MENTENG, flow: null, params: { seconds: 45 } },
    ]);
    expect([
      isUnknown(silent, 'gap', 'sighting'),
      isUnknown(silent, 'behind'),
      isUnknown(silent, 'fork'),
    ]).toEqual([true, true, true]);
  });

  it('is the broker alone while it is silent, not every agency whose report cannot come', () => {
    const dark = evidence(anAgency({ report: null }), signs(), { brokerAnsweredAt: ago(20_000) });
    expect(found(dark)).toEqual([
      { rule: 'broker-silent', agency: null, flow: null, params: { seconds: 20 } },
    ]);
    expect(isUnknown(dark, 'silent-agency')).toBe(true);
    expect(found(evidence(anAgency(), signs(), { brokerAnsweredAt: null }))).toEqual([
      { rule: 'broker-silent', agency: null, flow: null, params: {} },
    ]);
  });

  it('is the receiver that fails most, after the third time in a row', () => {
    const failing = [2, 3, 9].map((failures) => ({
      url: `https://r${failures}.example/`,
      failures,
      status: failures === 9 ? null : 500,
    }));
    const from = { ...evidence(anAgency()), failingWebhooks: failing };
    expect(found(from)).toEqual([
      {
        rule: 'webhook-failing',
        agency: null,
        flow: null,
        params: { url: 'https://r9.example/', count: 9 },
      },
    ]);
    expect(found({ ...from, failingWebhooks: failing.slice(0, 1) })).toEqual([]);
  });
});

it('tell of the console’s own log of actions', () => {
  const from = { ...evidence(anAgency()), actionFault: { code: 'CHANGED' as const, seq: 7 } };
  expect(found(from)).toEqual([
    { rule: 'actions-changed', agency: null, flow: null, params: { ledgerEntry: 7 } },
  ]);
});

it('tell of keys that are due to be replaced, and of the commands that do it', () => {
  const aKey = (use: string, day: string) => ({
    ...{ keyId: `${use}-key`, use, listedAt: Date.parse(`${day}T23:00:00Z`) },
  });
  const oldKeys = [aKey('SIGN', '2025-03-04'), aKey('WRAP', '2025-02-03')];
  const about = { rule: 'key-old', agency: MENTENG, flow: null };
  expect(found(evidence(anAgency(), signs({ oldKeys: oldKeys.slice(0, 1) })))).toEqual([
    {
      ...about,
      params: {
        ...{ keys: 'SIGN-key', keySince: '2025-03-04' },
        command: `sinergi keys rotate signing --agency ${MENTENG}`,
      },
    },
  ]);
  const [both] = found(evidence(anAgency(), signs({ oldKeys })));
  expect(both!.params).toEqual({
    ...{ keys: 'SIGN-key, WRAP-key', keySince: '2025-02-03' },
    command:
      `sinergi keys rotate signing --agency ${MENTENG} && ` +
      `sinergi keys rotate recipient --agency ${MENTENG}`,
  });
  expect(isUnknown(evidence(anAgency({ report: null }), signs()), 'key-old')).toBe(true);
});

describe('openings', () => {
  const openings = {
    ...{ windowHours: 24, used: 120, limit: 2_000, mostByOfficer: 110, officerLimit: 200 },
    ...{ lately: 110, bulk: false, beyondAsked: 0, beyondGranted: 0 },
  };
  const of = (over: Partial<typeof openings>) =>
    found(evidence(anAgency(), signs({ openings: { ...openings, ...over } })));

  it('raise an alarm in bulk, and while somebody asks to go beyond the limit, or may', () => {
    expect(of({})).toEqual([]);
    expect(of({ bulk: true })).toEqual([
      {
        ...{ rule: 'bulk-opening', agency: MENTENG, flow: null },
        params: { openings: 120, byOfficer: 110 },
      },
    ]);
    const beyond = { rule: 'beyond-limit', agency: MENTENG, flow: null };
    expect(of({ beyondAsked: 2 })).toEqual([{ ...beyond, params: { beyondAsked: 2 } }]);
    expect(of({ beyondGranted: 1 })).toEqual([{ ...beyond, params: { beyondGranted: 1 } }]);
  });

  it('a wider right that is announced', () => {
    const announced = [{ code: MENTENG, at: 7, right: 'opens', what: 'identity everywhere' }];
    expect(found({ ...evidence(anAgency()), announced })).toContainEqual({
      ...{ rule: 'directory-announced', agency: MENTENG, flow: null },
      params: { right: 'opens', what: 'identity everywhere' },
    });
  });

  it('are unknown of an agency that is not heard', () => {
    const quiet = evidence(anAgency({ report: null }), signs());
    for (const rule of ['bulk-opening', 'beyond-limit'] as const)
      expect(isUnknown(quiet, rule)).toBe(true);
  });
});
