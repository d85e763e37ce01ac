import { topicPartitionId } from '@sinergi/broker';
import type {
  CellDetail,
  CellPartition,
  Reason,
  ReasonCode,
  SyncStatus,
} from '../../contract/overview.js';
import { positionIn } from './agency-report.js';
import type { DigestVerdict } from './compare-digests.js';
import type { LogEnds } from './log-ends.js';
import type { BookEntry, ReportBook } from './report-book.js';
import { partitionLag, UNDATED_LAG_MS } from './time-lag.js';

/** A report older than this does not describe the present. */
export const REPORT_STALE_MS = 30_000;
/**
 * An agency this close to the log end counts as caught up: reports and samples can themselves be
 * two seconds old.
 */
export const BEHIND_AFTER_MS = 5_000;

interface Evaluation {
  status: SyncStatus;
  reason: Reason;
}

export interface CellQuestion {
  agency: string;
  flow: string;
  topic: string;
  partitions: number[];
  book: ReportBook;
  logEnds: LogEnds;
  /** The digest comparison of each partition of the topic, by partition, then agency. */
  verdicts: ReadonlyMap<number, ReadonlyMap<string, DigestVerdict>>;
  now: number;
}

/**
 * Evaluates one agency's copy of one flow. A cell is `in-sync` only with a fresh report, every
 * partition at the log end, and digests equal to the majority's. A cell without that evidence is
 * `unknown`. An agency that replays the log is `joining`, even where its digest differs from an old
 * digest mark.
 */
export function evaluateCell(question: CellQuestion): CellDetail {
  const { agency, flow, topic, book, now } = question;
  const entry = book.entry(agency);
  const cell = { agency, flow, topic, at: new Date(now).toISOString() };
  if (entry === undefined)
    return {
      ...cell,
      ...say('unknown', 'no-report'),
      pending: null,
      lagMs: null,
      entities: null,
      partitions: [],
    };
  const partitions = question.partitions.map((partition) => look(question, entry, partition));
  const ageMs = now - entry.receivedAt;
  if (ageMs > REPORT_STALE_MS) {
    // The numbers of a stale report would look as if they were current.
    return {
      ...cell,
      ...say('unknown', 'report-stale', { seconds: Math.floor(ageMs / 1000) }),
      pending: null,
      lagMs: null,
      entities: sum(partitions.map(({ entities }) => entities)),
      partitions,
    };
  }
  const behind = {
    pending: sum(partitions.map(({ pending }) => pending)),
    lagMs: most(partitions.map(({ lagMs }) => lagMs)),
  };
  return {
    ...cell,
    pending: behind.pending,
    lagMs: dated(behind.lagMs),
    entities: sum(partitions.map(({ entities }) => entities)),
    ...evaluate(question, partitions, behind),
    partitions: partitions.map((partition) => ({ ...partition, lagMs: dated(partition.lagMs) })),
  };
}

function evaluate(
  question: CellQuestion,
  partitions: CellPartition[],
  behind: { pending: string | null; lagMs: number | null },
): Evaluation {
  const { agency, topic, book, logEnds, now } = question;
  const sampledAt = logEnds.sampledAt();
  if (
    sampledAt === undefined ||
    now - sampledAt > REPORT_STALE_MS ||
    behind.pending === null ||
    behind.lagMs === null
  ) {
    return say('unknown', 'log-end-unknown');
  }
  const gap = partitions.find(({ isGap }) => isGap);
  if (gap !== undefined) return say('diverged', 'gap', { partition: gap.partition });

  const damaged = partitions.find(({ findings }) => findings.length > 0);
  if (damaged !== undefined) {
    return say('diverged', 'copy-damaged', {
      partition: damaged.partition,
      codes: damaged.findings.join(', '),
    });
  }

  const joining = partitions.some(
    ({ partition, pending }) => pending !== '0' && !book.hasCaughtUp(agency, topic, partition),
  );
  if (joining)
    return say('joining', 'replaying', {
      pending: behind.pending,
      percent: percentDone(partitions),
    });

  const different = partitions.find(
    ({ comparison }) => comparison === 'different' || comparison === 'no-majority',
  );
  if (different !== undefined) {
    const { partition, comparedAt, agreeing, compared } = different;
    const code = different.comparison === 'different' ? 'digest-differs' : 'no-majority';
    return say('diverged', code, { partition, offset: comparedAt ?? '', agreeing, compared });
  }
  if (behind.lagMs > BEHIND_AFTER_MS)
    return say('behind', 'lagging', {
      seconds: Math.floor(behind.lagMs / 1000),
      pending: behind.pending,
    });

  const incomparable = partitions.find(({ comparison }) => comparison === 'incomparable');
  if (incomparable !== undefined)
    return say('unknown', 'no-common-cut', { partition: incomparable.partition });

  const weakest = partitions.reduce((least, next) =>
    next.agreeing < least.agreeing ? next : least,
  );
  const params = { agreeing: weakest.agreeing, compared: weakest.compared };
  return partitions.every(({ logEnd }) => logEnd === '0')
    ? say('in-sync', 'empty', params)
    : say('in-sync', 'equal', params);
}

function look(question: CellQuestion, entry: BookEntry, partition: number): CellPartition {
  const { agency, topic, book, logEnds, verdicts, now } = question;
  const position = positionIn(entry.report, topic, partition);
  const lag = partitionLag(position, logEnds, now);
  if (lag !== undefined && lag.lagMs <= BEHIND_AFTER_MS)
    book.noteCaughtUp(agency, topic, partition);
  const verdict = verdicts.get(partition)?.get(agency) ?? {
    kind: 'incomparable' as const,
    compared: 1,
  };
  return {
    partition,
    nextOffset: position.nextOffset.toString(),
    logEnd: lag?.logEnd.toString() ?? null,
    pending: lag?.pending.toString() ?? null,
    records: position.records.toString(),
    entities: position.entities.toString(),
    digest: position.digest,
    lastAppendedAt:
      position.lastAppendedAt === 0 ? null : new Date(position.lastAppendedAt).toISOString(),
    lagMs: lag?.lagMs ?? null,
    comparison: verdict.kind,
    findings: entry.report.findings.get(topicPartitionId(topic, partition)) ?? [],
    isGap: entry.report.gaps.includes(topicPartitionId(topic, partition)),
    comparedAt: verdict.kind === 'incomparable' ? null : verdict.offset.toString(),
    agreeing: verdict.kind === 'incomparable' ? 0 : verdict.agreeing,
    compared: verdict.compared,
  };
}

/** Returns null for a lag that is unknown. */
function dated(lagMs: number | null): number | null {
  return lagMs === UNDATED_LAG_MS ? null : lagMs;
}

function percentDone(partitions: CellPartition[]): number {
  const end = BigInt(sum(partitions.map(({ logEnd }) => logEnd)) ?? 0);
  const done = BigInt(sum(partitions.map(({ nextOffset }) => nextOffset)) ?? 0);
  return end === 0n ? 100 : Number((done * 100n) / end);
}

/** Returns null when there is nothing to add, or a part is unknown. */
function sum(numbers: (string | null)[]): string | null {
  if (numbers.length === 0 || numbers.includes(null)) return null;
  return numbers.reduce((total, number) => total + BigInt(number ?? 0), 0n).toString();
}

function most(numbers: (number | null)[]): number | null {
  if (numbers.length === 0 || numbers.includes(null)) return null;
  return numbers.reduce<number>((high, number) => Math.max(high, number ?? 0), 0);
}

function say(status: SyncStatus, code: ReasonCode, params: Reason['params'] = {}): Evaluation {
  return { status, reason: { code, params } };
}
