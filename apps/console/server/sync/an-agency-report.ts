import { topicPartitionId } from '@sinergi/broker';
import { type AgencyReport, type ReportedPosition } from './agency-report.js';

export const TOPIC = 'timpora.sighting';

/** Returns a position in a partition of the sightings: at the end of a log of ten, unless given. */
export function aPosition(over: Partial<ReportedPosition> = {}): ReportedPosition {
  const nextOffset = over.nextOffset ?? 10n;
  return {
    topic: TOPIC,
    partition: 0,
    nextOffset,
    logEnd: 10n,
    records: nextOffset,
    entities: 4n,
    digest: 'aaaaaaaaaaaaaaaa',
    lastAppendedAt: 1_000_000,
    cuts: [],
    ...over,
  };
}

/** Returns a report of a healthy agency with an empty outbox. */
export function anAgencyReport(
  agency: string,
  positions: ReportedPosition[] = [aPosition()],
  over: Partial<AgencyReport> = {},
): AgencyReport {
  return {
    agency,
    at: 1_000_000,
    startedAt: 900_000,
    ready: true,
    outboxPending: 0,
    deadLetters: 0,
    deadLettersByTopic: new Map(),
    waiting: 0,
    forks: 0,
    gaps: [],
    findings: new Map(),
    foundAt: 0,
    ownedDiffering: 0,
    lookedOverAt: 0,
    paused: [],
    published: [],
    openings: null,
    oldKeys: [],
    ledger: null,
    software: '0.1.0',
    positions: new Map(
      positions.map((position) => [topicPartitionId(position.topic, position.partition), position]),
    ),
    ...over,
  };
}
