import { topicPartitionId } from '@sinergi/broker';
import type { AgencyDetail, PartitionLag } from '../../contract/agency.js';
import type { CellDetail, CellPartition, OverviewAgency } from '../../contract/overview.js';
import { evaluateFreshness, type SharedFlow } from '../freshness/evaluate-freshness.js';
import { evaluateLag, worstEvaluation } from '../lag/evaluate-lag.js';
import type { LagWindow } from '../lag/lag-window.js';
import type { ProducerHabits } from '../silence/producer-habits.js';
import type { BoardAgency, BoardFlow } from '../sync/compose-overview.js';
import { REPORT_STALE_MS } from '../sync/evaluate-cell.js';
import type { LogEnds } from '../sync/log-ends.js';
import type { ReportBook } from '../sync/report-book.js';

/** A participant that runs a service, as the console watches it. */
export interface WatchedAgency extends BoardAgency {
  kind: AgencyDetail['kind'];
  /** flows it may publish */
  publishes: readonly string[];
}

export interface AgencyQuestion {
  agency: WatchedAgency;
  row: OverviewAgency;
  /** the agency's cell of a flow; undefined for a flow that it does not read */
  cellOf(flow: string): CellDetail | undefined;
  flows: readonly BoardFlow[];
  publishers: readonly WatchedAgency[];
  book: ReportBook;
  logEnds: LogEnds;
  lags: LagWindow;
  habits: ProducerHabits;
  /** epoch ms */
  now: number;
}

/** How an agency reads and publishes. */
export type AgencyReading = Pick<
  AgencyDetail,
  'evaluation' | 'worstLagMs' | 'partitions' | 'producers' | 'paused'
>;

/** Composes how an agency reads, by Burrow's rules, and how it publishes. */
export function composeReading(question: AgencyQuestion): AgencyReading {
  const { agency, flows, book, habits, now } = question;
  const paused = book.entry(agency.code)?.report.paused ?? [];
  const partitions = cellsOf(question).flatMap((cell) =>
    cell.partitions.map((partition) => partitionLag(question, cell, partition, paused)),
  );
  const worst = worstEvaluation(partitions);
  const lags = partitions.flatMap(({ lagMs }) => (lagMs === null ? [] : [lagMs]));
  const published = flows.filter(({ flow }) => agency.publishes.includes(flow));
  return {
    evaluation: worst
      ? { verdict: worst.verdict, reason: worst.reason, params: worst.params }
      : { verdict: 'UNKNOWN', reason: 'too-few-reports', params: {} },
    worstLagMs: lags.length === 0 ? null : Math.max(...lags),
    partitions,
    producers: published.map(({ flow }) => habits.evaluate(agency.code, flow, now)),
    paused,
  };
}

/**
 * Composes all that the console knows of one agency: beside its reading its report, and the
 * freshness of its copy of each publisher's events.
 */
export function composeAgencyDetail(
  question: AgencyQuestion,
  { paused, ...reading }: AgencyReading,
): AgencyDetail {
  const { agency, row, book, publishers, now } = question;
  const cells = cellsOf(question);
  return {
    agency: row,
    kind: agency.kind,
    ...reading,
    freshness: publishers
      .filter(({ code }) => code !== agency.code)
      .map((publisher) => ({
        publisher,
        shared: cells.filter(({ flow }) => publisher.publishes.includes(flow)),
      }))
      .filter(({ shared }) => shared.length > 0)
      .map(({ publisher, shared }) =>
        evaluateFreshness(
          publisher.code,
          shared.map((cell) => sharedFlow(cell, publisher.code, book, now)),
          now,
        ),
      ),
    paused,
  };
}

const cellsOf = ({ flows, cellOf }: AgencyQuestion): CellDetail[] =>
  flows.flatMap(({ flow }) => cellOf(flow) ?? []);

function partitionLag(
  { agency, logEnds, lags, now }: AgencyQuestion,
  { topic, flow }: CellDetail,
  { partition, nextOffset, logEnd, pending, lagMs }: CellPartition,
  paused: readonly string[],
): PartitionLag {
  const sampledAt = logEnds.sampledAt();
  const evaluation = evaluateLag({
    points: lags.pointsOf(agency.code, topic, partition),
    pending: pending === null ? null : BigInt(pending),
    lagMs,
    isPaused: paused.includes(topicPartitionId(topic, partition)),
    isBrokerSilent: sampledAt === undefined || now - sampledAt > REPORT_STALE_MS,
    now,
  });
  return { ...evaluation, topic, flow, partition, nextOffset, logEnd, pending, lagMs };
}

/**
 * A stale report does not give the agency's last time of publishing: the agency may have published
 * since.
 */
function sharedFlow(
  { flow, pending, lagMs }: CellDetail,
  publisher: string,
  book: ReportBook,
  now: number,
): SharedFlow {
  const entry = book.entry(publisher);
  const isFresh = entry !== undefined && now - entry.receivedAt <= REPORT_STALE_MS;
  const publishedAt = isFresh
    ? entry.report.published.find((published) => published.flow === flow)?.lastAt
    : undefined;
  return {
    pending: pending === null ? null : BigInt(pending),
    lagMs,
    publishedAt: publishedAt ?? null,
  };
}
