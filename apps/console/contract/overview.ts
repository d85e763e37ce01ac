/**
 * What the console's first page shows. Offsets and counts of records are decimal strings: they are
 * 64-bit. Times are ISO 8601, UTC.
 */

export const SYNC_STATUSES = ['in-sync', 'behind', 'joining', 'diverged', 'unknown'] as const;
export type SyncStatus = (typeof SYNC_STATUSES)[number];

/** Why a cell has its status; the page puts each into words. `params` are what the words need. */
export const REASON_CODES = [
  'equal',
  'empty',
  'lagging',
  'outbox-stalled',
  'replaying',
  'digest-differs',
  'no-majority',
  'gap',
  'copy-damaged',
  'owned-differs',
  'no-report',
  'report-stale',
  'no-common-cut',
  'log-end-unknown',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export interface Reason {
  code: ReasonCode;
  params: Record<string, string | number>;
}

export interface OverviewCell {
  flow: string;
  /** `none`: the agency does not subscribe to this flow. */
  status: SyncStatus | 'none';
  reason: Reason | null;
  /**
   * How old the oldest record is that the agency has not applied yet; 0 when it has them all, null
   * when that cannot be told.
   */
  lagMs: number | null;
  /** Records in the log that the agency has not applied; null when that cannot be told. */
  pending: string | null;
  /** Entities that the agency's copy holds; null without a report. */
  entities: string | null;
}

export interface AgencyReportSummary {
  /** When the agency wrote it, by its own clock. */
  at: string;
  /** When the broker stored it; ages count from here. */
  receivedAt: string;
  startedAt: string;
  ready: boolean;
  software: string;
  outboxPending: number;
  deadLetters: number;
  waiting: number;
  forks: number;
  gaps: string[];
  /** Partitions of its copy that it found not as they were applied. */
  findings: number;
  /** When the latest of these was found; null where nothing is. */
  foundAt: string | null;
  /** Entities of its own that its copy has otherwise. */
  ownedDiffering: number;
  /** When it had last looked over all of its copy. */
  lookedOverAt: string | null;
  appliedPerSecond: number;
}

export interface OverviewAgency {
  code: string;
  nameId: string;
  nameEn: string;
  status: SyncStatus;
  reason: Reason;
  /** The flow the status comes from; null when it comes from the agency as a whole. */
  reasonFlow: string | null;
  report: AgencyReportSummary | null;
  cells: OverviewCell[];
}

export interface OverviewFlow {
  flow: string;
  topic: string;
  partitions: number;
  /** Records in the log so far, all partitions. */
  logEnd: string | null;
  eventsPerSecond: number;
}

export interface Overview {
  /** The server's clock when this was computed. */
  at: string;
  /** When the broker last said where the logs end; null when it never did. */
  brokerAnsweredAt: string | null;
  inSync: number;
  of: number;
  reported: number;
  eventsPerSecond: number;
  worstLag: { agency: string; flow: string; lagMs: number } | null;
  deadLetters: number;
  outboxPending: number;
  forks: number;
  waiting: number;
  /** Operational alerts that fire now and nobody silenced. */
  openAlerts: number;
  flows: OverviewFlow[];
  agencies: OverviewAgency[];
  /** Participants that are no agencies and hold copies too; no count of agencies includes them. */
  systems: OverviewAgency[];
}

export interface CellPartition {
  partition: number;
  nextOffset: string;
  logEnd: string | null;
  pending: string | null;
  records: string;
  entities: string;
  digest: string;
  lastAppendedAt: string | null;
  lagMs: number | null;
  comparison: 'equal' | 'different' | 'no-majority' | 'incomparable';
  /** All offsets below this one were compared. */
  comparedAt: string | null;
  /** What the agency found in its own copy of it, as codes; equal digests say nothing of that. */
  findings: string[];
  /** The log cannot continue the copy. */
  isGap: boolean;
  /** How many of the compared agencies hold the prevailing digest. */
  agreeing: number;
  compared: number;
}

export interface CellDetail extends OverviewCell {
  agency: string;
  at: string;
  topic: string;
  partitions: CellPartition[];
}
