import { topicPartitionOf } from '@sinergi/broker';
import type { LedgerFault } from '@sinergi/contracts';
import type { LagEvaluation, ProducerSilence } from '../../contract/agency.js';
import type { AlertRow, AlertRule } from '../../contract/alerts.js';
import { holdersOf, type Overview, type OverviewAgency } from '../../contract/overview.js';
import type { LedgerContradiction } from '../ledger/ledger-book.js';
import type { ReportedOldKey, ReportedOpenings } from '../sync/agency-report.js';
import type { RefusedReports } from '../sync/believed-reports.js';
import { REPORT_STALE_MS } from '../sync/evaluate-cell.js';
import type { AnnouncedChange } from '../sync/listed-keys.js';

/** Facts about an agency that alerts need beside its row of the overview. */
export interface AgencySigns {
  evaluation: LagEvaluation;
  producers: readonly ProducerSilence[];
  /** since when its outbox has held records and none was sent, epoch ms */
  outboxStuckSince: number | undefined;
  /** number of dead letters that came lately; undefined where none came */
  deadLettersGrown: number | undefined;
  /** how what its reports say of its ledger contradicts what they said before */
  ledger: LedgerContradiction | null;
  /** the entry at which its own check found its ledger broken; 0 for none */
  ledgerFaultAt: number;
  /** how much its officers opened; null where its reports do not say */
  openings: ReportedOpenings | null;
  /** its keys that are used for longer than its settings allow */
  oldKeys: readonly ReportedOldKey[];
}

export interface AlertEvidence {
  overview: Overview;
  /** by agency */
  signs: ReadonlyMap<string, AgencySigns>;
  /** by agency: reports that it did not sign */
  refusedReports: ReadonlyMap<string, RefusedReports>;
  /** wider rights that are announced in the directory */
  announced: readonly AnnouncedChange[];
  /** where the console's own log of actions is broken */
  actionFault: LedgerFault | null;
  failingWebhooks: readonly { url: string; failures: number; status: number | null }[];
  /** epoch ms */
  now: number;
}

/** A condition that holds now. It becomes an alert when it lasts. */
export interface Condition extends Pick<AlertRow, 'rule' | 'agency' | 'flow' | 'params'> {
  /** since when it is known to hold, epoch ms; now where no time is known */
  since?: number;
}

/**
 * The conditions that hold, and those that are unknown. An alert whose condition is unknown neither
 * begins nor ends.
 */
export interface Findings {
  conditions: Condition[];
  /** by `conditionKey` */
  unknown: ReadonlySet<string>;
}

export const conditionKey = ({
  rule,
  agency,
  flow,
}: Pick<Condition, 'rule' | 'agency' | 'flow'>): string => `${rule} ${agency ?? ''} ${flow ?? ''}`;

/** A broker that is silent for this long tells nothing about the present. */
const BROKER_SILENT_MS = 5_000;
/** A webhook counts as failing after this many failures in a row. */
const FAILING_AFTER = 3;
/** A producer is never silent before this time, whatever its habit; see evaluate-silence. */
const NEVER_SILENT_BEFORE_S = 300;
const OF_A_COPY: readonly AlertRule[] = [
  'ledger-changed',
  'bulk-opening',
  'beyond-limit',
  'key-old',
  'owned-differs',
  'diverged',
  'gap',
  'fork',
  'behind',
  'not-reading',
  'dead-letters-growing',
  'outbox-stalled',
];

/** Evaluates every rule's condition. It is a function of the evidence alone. */
export function findConditions(evidence: AlertEvidence): Findings {
  const { overview, now } = evidence;
  const conditions: Condition[] = [];
  const unknown = new Set<string>();
  const answeredAt =
    overview.brokerAnsweredAt === null ? undefined : Date.parse(overview.brokerAnsweredAt);
  const isExchangeQuiet = isQuietTogether(evidence.signs);
  const isBrokerSilent = answeredAt === undefined || now - answeredAt > BROKER_SILENT_MS;
  if (isBrokerSilent)
    conditions.push({
      ...ofNobody('broker-silent'),
      params: secondsSince(answeredAt, now),
      since: answeredAt,
    });
  if (evidence.actionFault)
    conditions.push({
      ...ofNobody('actions-changed'),
      params: { ledgerEntry: evidence.actionFault.seq },
    });
  conditions.push(...evidence.announced.map(announcedChange));
  // A system's copy is a copy, too.
  for (const row of holdersOf(overview)) {
    const receivedAt = row.report === null ? undefined : Date.parse(row.report.receivedAt);
    const isFresh = receivedAt !== undefined && now - receivedAt <= REPORT_STALE_MS;
    const agency = row.code;
    const refused = evidence.refusedReports.get(agency);
    // It holds for a while after the last one, whether the agency itself is heard or not.
    if (refused) conditions.push(refusedReport(agency, refused));
    if (isFresh) {
      lookAt(row, evidence, isExchangeQuiet, conditions, unknown);
      continue;
    }
    // While the broker is silent no report can arrive, so a missing report is not the agency's
    // fault.
    const silent = { rule: 'silent-agency' as const, agency, flow: null };
    if (isBrokerSilent) unknown.add(conditionKey(silent));
    else conditions.push({ ...silent, params: secondsSince(receivedAt, now) });
    for (const rule of OF_A_COPY)
      for (const flow of [null, ...flowsOf(overview)])
        unknown.add(conditionKey({ rule, agency, flow }));
    for (const flow of flowsOf(overview))
      unknown.add(conditionKey({ rule: 'silent-producer', agency, flow }));
  }
  const failing = evidence.failingWebhooks.filter(({ failures }) => failures >= FAILING_AFTER);
  const worst = failing.toSorted((left, right) => right.failures - left.failures)[0];
  if (worst) {
    const { url, failures, status } = worst;
    conditions.push({
      ...ofNobody('webhook-failing'),
      params: { url, count: failures, ...(status === null ? {} : { status }) },
    });
  }
  return { conditions, unknown };
}

/** Fewer agencies than this do not stand for the exchange. */
const FEWEST_TOGETHER = 3;
const UNTOLD: ReadonlySet<ProducerSilence['status']> = new Set(['too-little-known', 'never-spoke']);

/**
 * Tells whether half of the agencies with known habits are silent at once, each in all flows of
 * which its habit is known. Then the exchange is quiet (a holiday, a feed that all share, a slowed
 * simulator), and no single producer is. Agencies are counted and not flows, because one agency has
 * many flows.
 */
function isQuietTogether(signs: AlertEvidence['signs']): boolean {
  const known = [...signs.values()]
    .map(({ producers }) => producers.filter(({ status }) => !UNTOLD.has(status)))
    .filter(({ length }) => length > 0);
  const silent = known.filter((flows) => flows.every(({ status }) => status === 'silent')).length;
  return silent >= FEWEST_TOGETHER && silent * 2 >= known.length;
}

/** Finds the conditions of one agency whose report is fresh. */
function lookAt(
  row: OverviewAgency,
  { overview, signs, now }: AlertEvidence,
  isExchangeQuiet: boolean,
  conditions: Condition[],
  unknown: Set<string>,
): void {
  const agency = row.code;
  const report = row.report!;
  const found = (
    rule: AlertRule,
    flow: string | null,
    params: AlertRow['params'],
    since?: number,
  ): void => void conditions.push({ rule, agency, flow, params, since });
  const untold = (rule: AlertRule, flow: string | null): void =>
    void unknown.add(conditionKey({ rule, agency, flow }));

  for (const { flow, status, reason } of row.cells) {
    if (status === 'diverged' && reason?.code !== 'gap')
      found('diverged', flow, pick(reason?.params ?? {}, ['partition', 'offset']));
    if (status === 'unknown') untold('diverged', flow);
  }
  if (report.ownedDiffering > 0) found('owned-differs', null, { count: report.ownedDiffering });
  for (const [flow, partitions] of gapsByFlow(overview, report.gaps))
    found('gap', flow, { partition: partitions[0]! });
  if (report.forks > 0) found('fork', null, { count: report.forks });

  const behind = row.cells
    .filter(({ status }) => status === 'behind')
    .toSorted((left, right) => (right.lagMs ?? 0) - (left.lagMs ?? 0))[0];
  if (behind) {
    const pending: AlertRow['params'] = behind.pending === null ? {} : { pending: behind.pending };
    found('behind', null, {
      ...(behind.lagMs === null ? {} : { seconds: Math.floor(behind.lagMs / 1_000) }),
      ...pending,
    });
  } else if (row.cells.some(({ status }) => status === 'unknown')) untold('behind', null);

  const { evaluation, producers, outboxStuckSince, deadLettersGrown, ledger } =
    signs.get(agency) ?? {};
  const { ledgerFaultAt, openings, oldKeys = [] } = signs.get(agency) ?? {};
  if (ledger || ledgerFaultAt)
    found('ledger-changed', null, {
      ...(ledger ? { ledgerBefore: ledger.before, ledgerNow: ledger.length } : {}),
      ...(ledgerFaultAt ? { ledgerEntry: ledgerFaultAt } : {}),
    });
  if (openings?.bulk)
    found('bulk-opening', null, { openings: openings.used, byOfficer: openings.mostByOfficer });
  if (openings && openings.beyondAsked + openings.beyondGranted > 0)
    found('beyond-limit', null, {
      ...(openings.beyondAsked > 0 ? { beyondAsked: openings.beyondAsked } : {}),
      ...(openings.beyondGranted > 0 ? { beyondGranted: openings.beyondGranted } : {}),
    });
  if (oldKeys.length > 0) found('key-old', null, ofOldKeys(agency, oldKeys));
  if (evaluation === undefined || evaluation.verdict === 'UNKNOWN') untold('not-reading', null);
  // The operator who paused the reading knows it; the rule `behind` reports that the copy falls
  // behind.
  else if (
    (evaluation.verdict === 'STALL' || evaluation.verdict === 'STOP') &&
    evaluation.reason !== 'paused'
  )
    found('not-reading', null, pick(evaluation.params, ['seconds', 'pending']));
  for (const producer of producers ?? []) {
    const { flow, status, quietSeconds, usualPauseSeconds, longestPauseSeconds } = producer;
    const usual: AlertRow['params'] = {
      ...(usualPauseSeconds === null ? {} : { usualSeconds: usualPauseSeconds }),
      ...(longestPauseSeconds === null ? {} : { longestSeconds: longestPauseSeconds }),
    };
    if (status === 'silent' && isExchangeQuiet) untold('silent-producer', flow);
    else if (status === 'silent')
      found('silent-producer', flow, { seconds: quietSeconds ?? 0, ...usual }, now);
    if (
      status === 'too-little-known' &&
      (quietSeconds ?? NEVER_SILENT_BEFORE_S) >= NEVER_SILENT_BEFORE_S
    )
      untold('silent-producer', flow);
  }
  if (deadLettersGrown !== undefined)
    found('dead-letters-growing', null, { count: deadLettersGrown });
  if (outboxStuckSince !== undefined) {
    const params = { count: report.outboxPending, ...secondsSince(outboxStuckSince, now) };
    found('outbox-stalled', null, params, outboxStuckSince);
  }
}

const refusedReport = (agency: string, { count, reason, firstAt }: RefusedReports): Condition => ({
  ...{ rule: 'report-refused', agency, flow: null },
  ...{ params: { count, reason }, since: firstAt },
});
const announcedChange = ({ code, at, right, what }: AnnouncedChange): Condition => ({
  ...{ rule: 'directory-announced', agency: code, flow: null },
  ...{ params: { right, what }, since: at },
});
/** The keys, the day since when the oldest is listed, and what rotates them. */
function ofOldKeys(agency: string, keys: readonly ReportedOldKey[]): AlertRow['params'] {
  const kinds = keys.map(({ use }) => (use === 'SIGN' ? 'signing' : 'recipient'));
  const since = Math.min(...keys.map(({ listedAt }) => listedAt));
  return {
    keys: keys.map(({ keyId }) => keyId).join(', '),
    keySince: new Date(since).toISOString().slice(0, 10),
    command: kinds.map((kind) => `sinergi keys rotate ${kind} --agency ${agency}`).join(' && '),
  };
}

const ofNobody = (rule: AlertRule) => ({ rule, agency: null, flow: null });
const flowsOf = ({ flows }: Overview): string[] => flows.map(({ flow }) => flow);
const secondsSince = (at: number | undefined, now: number): AlertRow['params'] =>
  at === undefined ? {} : { seconds: Math.floor((now - at) / 1_000) };

function pick(params: AlertRow['params'], names: string[]): AlertRow['params'] {
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}

/** Groups gaps by flow; they are reported by `topicPartitionId`. */
function gapsByFlow({ flows }: Overview, gaps: readonly string[]): Map<string | null, number[]> {
  const byFlow = new Map<string | null, number[]>();
  for (const id of gaps) {
    const { topic, partition } = topicPartitionOf(id);
    const flow = flows.find((each) => each.topic === topic)?.flow ?? null;
    byFlow.set(flow, [...(byFlow.get(flow) ?? []), partition]);
  }
  return byFlow;
}
