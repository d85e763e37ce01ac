/**
 * The content of the console's first page. Offsets and counts of records are decimal strings,
 * because they are 64-bit. Times are ISO 8601, UTC.
 */

export const SYNC_STATUSES = ['in-sync', 'behind', 'joining', 'diverged', 'unknown'] as const;
export type SyncStatus = (typeof SYNC_STATUSES)[number];

/**
 * Why a cell has its status. The page has a text for each code; `params` are the values for the
 * text.
 */
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
   * Age of the oldest record that the agency has not applied yet; 0 when the agency has applied
   * all, null when the age is unknown.
   */
  lagMs: number | null;
  /** Records in the log that the agency has not applied; null when the number is unknown. */
  pending: string | null;
  /** Entities that the agency's copy holds; null without a report. */
  entities: string | null;
}

export interface AgencyReportSummary {
  /** When the agency wrote the report, by its own clock. */
  at: string;
  /** When the broker stored the report; ages count from this time. */
  receivedAt: string;
  startedAt: string;
  ready: boolean;
  software: string;
  outboxPending: number;
  deadLetters: number;
  waiting: number;
  forks: number;
  gaps: string[];
  /** Partitions of its copy in which the agency found differences from what was applied. */
  findings: number;
  /** When the latest of these was found; null where there are no findings. */
  foundAt: string | null;
  /** Entities that the agency owns and that differ in its copy. */
  ownedDiffering: number;
  /** When the agency last finished a scrub of its whole copy. */
  lookedOverAt: string | null;
  appliedPerSecond: number;
}

export interface OverviewAgency {
  code: string;
  nameId: string;
  nameEn: string;
  status: SyncStatus;
  reason: Reason;
  /** The flow that gives the status; null when the agency as a whole gives it. */
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
  /** When the broker last gave the log ends; null when it never did. */
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
  /** Alerts about the exchange that are firing and not silenced. */
  openAlerts: number;
  flows: OverviewFlow[];
  agencies: OverviewAgency[];
  /**
   * Participants that are not agencies and hold copies too; counts of agencies do not include them.
   */
  systems: OverviewAgency[];
}

/** Everybody who holds copies: the agencies, then the other participants. */
export const holdersOf = <T>(of: { agencies: readonly T[]; systems: readonly T[] }): T[] => [
  ...of.agencies,
  ...of.systems,
];

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
  /** Codes of the findings in the agency's own copy; equal digests do not show these. */
  findings: string[];
  /** The log cannot continue the copy. */
  isGap: boolean;
  /** Number of compared agencies that hold the prevailing digest. */
  agreeing: number;
  compared: number;
}

export interface CellDetail extends OverviewCell {
  agency: string;
  at: string;
  topic: string;
  partitions: CellPartition[];
}
