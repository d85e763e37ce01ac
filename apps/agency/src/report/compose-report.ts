import { topicPartitionId } from '@sinergi/broker';
import { isCompared, isOrdinary, isRestrictedTopic, type Report } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { pendingCount } from '@sinergi/outbox';
import { readPositions, type TopicPartition } from '@sinergi/replica';
import type { OpeningLimitSettings } from '@sinergi/settings';
import { type OpeningUse, readOpeningUse } from '../disclosure/opening-use.js';
import { reportedLedger } from '../disclosure/reported-ledger.js';

/** The facts of a report that only the running service knows. */
export interface LiveState {
  agency: string;
  /** epoch ms */
  at: number;
  startedAt: number;
  ready: boolean;
  software: string;
  waiting: number;
  findings: Report['findings'];
  ownedDiffering: number;
  published: Report['published'];
  /** the first entry at which the own check found the ledger broken; 0 for none */
  ledgerFaultAt: number;
  /** keys that are used for longer than the settings allow */
  oldKeys: Report['oldKeys'];
  /** what its officers may open */
  openingLimits: OpeningLimitSettings;
  lookedOverAt(topicPartitions: readonly TopicPartition[]): number;
  logEnd(topic: string, partition: number): bigint;
}

/**
 * Composes one report from one snapshot of the database: call it in a repeatable-read transaction.
 * Everybody reads reports, so they say nothing of a restricted flow, not even that there is one.
 */
export async function composeReport(query: SqlQuery, live: LiveState): Promise<Report> {
  const positions = (await readPositions(query)).filter(isForAll);
  const { pending } = await pendingCount(query);
  const { rows } = await query(
    `SELECT topic, count(*) AS count, count(*) FILTER (WHERE reason = 'FORK') AS forks
     FROM dead_letter
     WHERE dismissal IS NULL
     GROUP BY topic ORDER BY topic`,
  );
  const dead = rows
    .map(({ topic, count, forks }) => ({
      ...{ topic: String(topic), count: Number(count), forks: Number(forks) },
    }))
    .filter(isForAll);
  const deadLettersByTopic = dead.map(({ topic, count }) => ({ topic, count }));
  return {
    agency: live.agency,
    at: live.at,
    startedAt: live.startedAt,
    ready: live.ready,
    outboxPending: pending,
    deadLetters: sum(deadLettersByTopic.map(({ count }) => count)),
    deadLettersByTopic,
    waiting: live.waiting,
    forks: sum(dead.map(({ forks }) => forks)),
    gaps: positions
      .filter(({ gap }) => gap !== null)
      .map(({ topic, partition }) => topicPartitionId(topic, partition)),
    findings: live.findings.filter(isForAll),
    ownedDiffering: live.ownedDiffering,
    lookedOverAt: live.lookedOverAt(positions.filter(({ topic }) => isCompared(topic))),
    paused: positions
      .filter(({ paused }) => paused)
      .map(({ topic, partition }) => topicPartitionId(topic, partition)),
    published: live.published.filter(({ flow }) => isOrdinary(flow)),
    ledger: { ...(await reportedLedger(query)), faultAt: live.ledgerFaultAt },
    openings: openingsOf(await readOpeningUse(query, live.openingLimits), live.openingLimits),
    oldKeys: live.oldKeys,
    software: live.software,
    positions: positions
      .filter(({ topic }) => isCompared(topic))
      .map((position) => ({
        topic: position.topic,
        partition: position.partition,
        nextOffset: Number(position.nextOffset),
        logEnd: Number(max(live.logEnd(position.topic, position.partition), position.nextOffset)),
        records: Number(position.records),
        entities: Number(position.entities),
        digest: position.digest.fold(),
        lastAppendedAt: position.lastAppendedAt,
        cuts: position.digestMarks.map(({ offset, digest }) => ({
          offset: Number(offset),
          digest,
        })),
      })),
  };
}

const isForAll = ({ topic }: { topic: string }): boolean => !isRestrictedTopic(topic);

/** Counts alone: reports are read by everybody. */
function openingsOf(
  { agency, officers, isBulk, requests }: OpeningUse,
  { windowHours, perOfficer }: OpeningLimitSettings,
): Report['openings'] {
  const [most] = officers.values();
  return {
    ...{ windowHours, used: agency.used, limit: agency.limit, lately: agency.lately, bulk: isBulk },
    ...{ mostByOfficer: most?.used ?? 0, officerLimit: most?.limit ?? perOfficer },
    beyondAsked: requests.filter(({ state }) => state === 'ASKED').length,
    beyondGranted: requests.filter(({ state }) => state === 'GRANTED').length,
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
const max = (left: bigint, right: bigint): bigint => (left > right ? left : right);
