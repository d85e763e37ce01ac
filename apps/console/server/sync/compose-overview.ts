import type {
  CellDetail,
  Overview,
  OverviewAgency,
  OverviewCell,
  OverviewFlow,
  Reason,
  SyncStatus,
} from '../../contract/overview.js';
import { positionIn } from './agency-report.js';
import { compareDigests, type DigestHolder, type DigestVerdict } from './compare-digests.js';
import { evaluateCell, REPORT_STALE_MS } from './evaluate-cell.js';
import type { LogEnds } from './log-ends.js';
import type { BookEntry, ReportBook } from './report-book.js';

/** An agency as the board needs it. */
export interface BoardAgency {
  code: string;
  nameId: string;
  nameEn: string;
  /** The compared topics it subscribes to. */
  topics: ReadonlySet<string>;
}

export interface BoardFlow {
  flow: string;
  topic: string;
}

export interface Board {
  overview: Overview;
  /** By `cellKey`. */
  cells: Map<string, CellDetail>;
}

export const cellKey = (agency: string, flow: string): string => `${agency}/${flow}`;

const RATE_WINDOW_MS = 10_000;
const OUTBOX_STUCK_MS = 30_000;
const SEVERITY: Record<SyncStatus, number> = {
  'in-sync': 0,
  joining: 1,
  behind: 2,
  unknown: 3,
  diverged: 4,
};

/**
 * Composes the overview from reports and log ends. It is a function of `now`, except that the book
 * remembers which agencies have caught up.
 * @param systems participants whose copies are compared with the agencies' copies. They are in no
 * count of agencies and do not influence the majority
 */
export function composeOverview(
  agencies: readonly BoardAgency[],
  flows: readonly BoardFlow[],
  book: ReportBook,
  logEnds: LogEnds,
  now: number,
  systems: readonly BoardAgency[] = [],
): Board {
  const cells = new Map<string, CellDetail>();
  for (const { flow, topic } of flows) {
    const subscribers = agencies.filter((agency) => agency.topics.has(topic));
    const partitions = logEnds.partitionsOf(topic);
    const verdicts = new Map(
      partitions.map((partition) => [
        partition,
        comparePartition(subscribers, topic, partition, book, now),
      ]),
    );
    for (const { code: agency } of subscribers) {
      cells.set(
        cellKey(agency, flow),
        evaluateCell({ agency, flow, topic, partitions, book, logEnds, verdicts, now }),
      );
    }
  }
  const rows = agencies.map((agency) =>
    agencyRow(agency, flows, cells, book.entry(agency.code), now),
  );
  const ofSystems = new Map<string, CellDetail>();
  for (const system of systems)
    for (const { flow, topic } of flows.filter((candidate) => system.topics.has(candidate.topic))) {
      const subscribers = agencies.filter((agency) => agency.topics.has(topic));
      const partitions = logEnds.partitionsOf(topic);
      const verdicts = new Map(
        partitions.map((partition) => [
          partition,
          comparePartition([...subscribers, system], topic, partition, book, now),
        ]),
      );
      const question = { agency: system.code, flow, topic, partitions, book, logEnds };
      ofSystems.set(cellKey(system.code, flow), evaluateCell({ ...question, verdicts, now }));
    }
  const columns = flows.map(({ flow, topic }) => flowColumn(flow, topic, logEnds, now));
  const reports = rows.flatMap(({ report }) => (report === null ? [] : [report]));
  const total = (pick: (report: (typeof reports)[number]) => number): number =>
    reports.reduce((sum, report) => sum + pick(report), 0);
  const sampledAt = logEnds.sampledAt();
  const overview: Overview = {
    at: new Date(now).toISOString(),
    brokerAnsweredAt: sampledAt === undefined ? null : new Date(sampledAt).toISOString(),
    inSync: rows.filter(({ status }) => status === 'in-sync').length,
    of: rows.length,
    reported: reports.length,
    eventsPerSecond: round(columns.reduce((sum, { eventsPerSecond }) => sum + eventsPerSecond, 0)),
    worstLag: worstLag(cells),
    deadLetters: total(({ deadLetters }) => deadLetters),
    outboxPending: total(({ outboxPending }) => outboxPending),
    forks: total(({ forks }) => forks),
    waiting: total(({ waiting }) => waiting),
    openAlerts: 0,
    flows: columns,
    agencies: rows,
    systems: systems.map((system) =>
      agencyRow(system, flows, ofSystems, book.entry(system.code), now),
    ),
  };
  return { overview, cells: new Map([...cells, ...ofSystems]) };
}

function comparePartition(
  subscribers: readonly BoardAgency[],
  topic: string,
  partition: number,
  book: ReportBook,
  now: number,
): Map<string, DigestVerdict> {
  const holders: DigestHolder[] = [];
  for (const { code } of subscribers) {
    const entry = book.entry(code);
    if (entry === undefined || now - entry.receivedAt > REPORT_STALE_MS) continue;
    const position = positionIn(entry.report, topic, partition);
    const digests = new Map(position.cuts.map((mark) => [mark.offset, mark.digest]));
    digests.set(position.nextOffset, position.digest);
    holders.push({ agency: code, digests });
  }
  return compareDigests(holders);
}

function agencyRow(
  agency: BoardAgency,
  flows: readonly BoardFlow[],
  cells: Map<string, CellDetail>,
  entry: BookEntry | undefined,
  now: number,
): OverviewAgency {
  const own = flows.map(({ flow }) => cells.get(cellKey(agency.code, flow)));
  const evaluated = own.filter(
    (cell): cell is CellDetail & { status: SyncStatus; reason: Reason } => cell !== undefined,
  );
  const { code, nameId, nameEn } = agency;
  const row = {
    code,
    nameId,
    nameEn,
    report: entry === undefined ? null : summary(entry),
    cells: flows.map(({ flow }, index) => toCell(flow, own[index])),
  };
  const worst = evaluated.reduce<(typeof evaluated)[number] | undefined>(
    (most, next) =>
      most === undefined || SEVERITY[next.status] > SEVERITY[most.status] ? next : most,
    undefined,
  );
  if (worst === undefined)
    return {
      ...row,
      status: 'unknown',
      reason: { code: 'no-report', params: {} },
      reasonFlow: null,
    };
  const isFresh = entry !== undefined && now - entry.receivedAt <= REPORT_STALE_MS;
  const differing = isFresh ? entry.report.ownedDiffering : 0;
  // This has the highest priority: copies may all be equal and in time, and still hold what their
  // owner never published.
  if (differing > 0)
    return {
      ...row,
      status: 'diverged',
      reason: { code: 'owned-differs', params: { count: differing } },
      reasonFlow: null,
    };
  // Equal digests prove that the copies agree. An outbox that does not empty means that the owner's
  // own table is ahead of every copy.
  const stuckMs = entry?.outboxStuckSince === undefined ? 0 : now - entry.outboxStuckSince;
  if (worst.status === 'in-sync' && stuckMs > OUTBOX_STUCK_MS) {
    const params = {
      pending: entry?.report.outboxPending ?? 0,
      seconds: Math.floor(stuckMs / 1000),
    };
    return {
      ...row,
      status: 'behind',
      reason: { code: 'outbox-stalled', params },
      reasonFlow: null,
    };
  }
  const wholeAgency = worst.reason.code === 'no-report' || worst.reason.code === 'report-stale';
  return {
    ...row,
    status: worst.status,
    reason: worst.reason,
    reasonFlow: wholeAgency ? null : worst.flow,
  };
}

function toCell(flow: string, detail: CellDetail | undefined): OverviewCell {
  if (detail === undefined)
    return { flow, status: 'none', reason: null, lagMs: null, pending: null, entities: null };
  const { status, reason, lagMs, pending, entities } = detail;
  return { flow, status, reason, lagMs, pending, entities };
}

function summary({
  report,
  receivedAt,
  appliedPerSecond,
}: BookEntry): NonNullable<OverviewAgency['report']> {
  const {
    ready,
    software,
    outboxPending,
    deadLetters,
    waiting,
    forks,
    gaps,
    findings,
    foundAt,
    ownedDiffering,
    lookedOverAt,
  } = report;
  return {
    at: new Date(report.at).toISOString(),
    receivedAt: new Date(receivedAt).toISOString(),
    startedAt: new Date(report.startedAt).toISOString(),
    ready,
    software,
    outboxPending,
    deadLetters,
    waiting,
    forks,
    gaps,
    findings: findings.size,
    foundAt: foundAt === 0 ? null : new Date(foundAt).toISOString(),
    ownedDiffering,
    lookedOverAt: lookedOverAt === 0 ? null : new Date(lookedOverAt).toISOString(),
    appliedPerSecond: round(appliedPerSecond),
  };
}

function flowColumn(flow: string, topic: string, logEnds: LogEnds, now: number): OverviewFlow {
  const partitions = logEnds.partitionsOf(topic);
  const logEnd = partitions.reduce(
    (sum, partition) => sum + (logEnds.endOf(topic, partition) ?? 0n),
    0n,
  );
  return {
    flow,
    topic,
    partitions: partitions.length,
    logEnd: partitions.length === 0 ? null : logEnd.toString(),
    eventsPerSecond: round(logEnds.ratePerSecond(topic, now, RATE_WINDOW_MS)),
  };
}

function worstLag(cells: Map<string, CellDetail>): Overview['worstLag'] {
  let worst: Overview['worstLag'] = null;
  for (const { agency, flow, lagMs } of cells.values()) {
    if (lagMs !== null && lagMs > 0 && (worst === null || lagMs > worst.lagMs))
      worst = { agency, flow, lagMs };
  }
  return worst;
}

const round = (rate: number): number => Math.round(rate * 10) / 10;
