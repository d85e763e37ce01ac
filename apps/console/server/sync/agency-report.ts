import { topicPartitionId } from '@sinergi/broker';
import type { Report } from '@sinergi/contracts';

/** A partition's position as an agency reported it; digests are hex. */
export interface ReportedPosition {
  topic: string;
  partition: number;
  nextOffset: bigint;
  logEnd: bigint;
  records: bigint;
  entities: bigint;
  digest: string;
  /** LogAppendTime of the last applied record, epoch ms; 0 for none. */
  lastAppendedAt: number;
  cuts: { offset: bigint; digest: string }[];
}

/** An agency's ledger as it reported it; hashes are hex. */
export interface ReportedLedger {
  length: number;
  head: string;
  /** at the lengths of the reports before */
  earlier: { length: number; head: string }[];
  /** the first entry at which its own check found the chain broken; 0 for none */
  faultAt: number;
}

/** How much an agency's officers opened, as it reported it. */
export type ReportedOpenings = NonNullable<Report['openings']>;

/** A key of an agency that is due to be replaced, as it reported it. */
export type ReportedOldKey = Report['oldKeys'][number];

/** An agency's report in the console's terms. */
export interface AgencyReport {
  agency: string;
  at: number;
  startedAt: number;
  ready: boolean;
  outboxPending: number;
  deadLetters: number;
  /** By topic; undefined from older software that did not count by topic. */
  deadLettersByTopic: ReadonlyMap<string, number> | undefined;
  waiting: number;
  forks: number;
  gaps: string[];
  /** The findings of its own scrubs, by `topicPartitionId`. */
  findings: Map<string, string[]>;
  /** When the latest of these was found, epoch ms; 0 for none. */
  foundAt: number;
  /** Entities that it owns and that differ in its copy. */
  ownedDiffering: number;
  /** When it last finished a scrub of its whole copy, epoch ms; 0 for not yet. */
  lookedOverAt: number;
  /** Partitions whose reading an operator paused, by `topicPartitionId`. */
  paused: string[];
  /**
   * Per flow that it may publish: events since its service started, and the time of the latest by
   * its own clock, epoch ms, 0 for never.
   */
  published: { flow: string; count: number; lastAt: number }[];
  /** Its ledger of disclosures; null in reports of older software. */
  ledger: ReportedLedger | null;
  /** Its officers' openings; null in reports of older software. */
  openings: ReportedOpenings | null;
  /** Its keys that are used for longer than its settings allow. */
  oldKeys: readonly ReportedOldKey[];
  software: string;
  /** By `topicPartitionId`. */
  positions: Map<string, ReportedPosition>;
}

const EMPTY_DIGEST = '0'.repeat(16);

/**
 * Returns an agency's position in a partition. A partition that the report does not name has not
 * been read yet: the copy holds nothing of it.
 */
export function positionIn(
  report: AgencyReport,
  topic: string,
  partition: number,
): ReportedPosition {
  const reported = report.positions.get(topicPartitionId(topic, partition));
  return (
    reported ?? {
      topic,
      partition,
      nextOffset: 0n,
      logEnd: 0n,
      records: 0n,
      entities: 0n,
      digest: EMPTY_DIGEST,
      lastAppendedAt: 0,
      cuts: [],
    }
  );
}

/** Converts the Avro report into the console's terms. */
export function toAgencyReport(report: Report): AgencyReport {
  const positions = new Map<string, ReportedPosition>();
  for (const position of report.positions) {
    positions.set(topicPartitionId(position.topic, position.partition), {
      topic: position.topic,
      partition: position.partition,
      nextOffset: BigInt(position.nextOffset),
      logEnd: BigInt(position.logEnd),
      records: BigInt(position.records),
      entities: BigInt(position.entities),
      digest: hex(position.digest),
      lastAppendedAt: position.lastAppendedAt,
      cuts: position.cuts.map((mark) => ({
        offset: BigInt(mark.offset),
        digest: hex(mark.digest),
      })),
    });
  }
  const findings = new Map<string, string[]>();
  for (const { topic, partition, code } of report.findings) {
    const id = topicPartitionId(topic, partition);
    findings.set(id, [...(findings.get(id) ?? []), code]);
  }
  const {
    agency,
    at,
    startedAt,
    ready,
    outboxPending,
    deadLetters,
    waiting,
    forks,
    gaps,
    ownedDiffering,
    lookedOverAt,
    software,
  } = report;
  const { paused, published } = report;
  const byTopic = new Map(report.deadLettersByTopic.map(({ topic, count }) => [topic, count]));
  const counted = report.deadLettersByTopic.reduce((sum, { count }) => sum + count, 0);
  const deadLettersByTopic = counted === deadLetters ? byTopic : undefined;
  const own = {
    outboxPending,
    deadLetters,
    deadLettersByTopic,
    waiting,
    forks,
    gaps,
    findings,
    foundAt: Math.max(0, ...report.findings.map(({ foundAt }) => foundAt)),
    ownedDiffering,
    lookedOverAt,
    paused,
    published,
    ledger: ledgerOf(report.ledger),
    openings: report.openings,
    oldKeys: report.oldKeys,
  };
  return { agency, at, startedAt, ready, ...own, software, positions };
}

const ledgerOf = (ledger: Report['ledger']): ReportedLedger | null =>
  ledger && {
    length: ledger.length,
    head: hex(ledger.head),
    earlier: ledger.earlier.map(({ length, head }) => ({ length, head: hex(head) })),
    faultAt: ledger.faultAt,
  };

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
