import { heldBy, lastCommits, untilHeld, wallClock } from '../arrivals.js';
import { brokerBytes } from '../broker-log.js';
import type { Contender } from '../contenders/contender.js';
import { type ProcessorTime, processorTime, type Stores } from '../processor-time.js';
import { gained, type Relation, relationsOf } from '../storage.js';
import { writeAheadLog } from '../write-ahead-log.js';

const WITHIN_MS = 900_000;

export interface BurstResult {
  events: number;
  /** the time from handing over the first event to the last acknowledgement */
  intakeMs: number;
  /**
   * the time from handing over the first event to the commit of the last event in the last target
   */
  ms: number;
  eventsPerSecond: number;
  /** processor time of that period, ms */
  processors: ProcessorTime;
  /** the number of targets */
  copies: number;
  /** what PostgreSQL wrote ahead meanwhile, for all targets and the intake */
  walBytes: number;
  /** what the topics of the events gained at the broker */
  brokerBytes: number;
  /** what the tables and indexes of the first target gained, largest first */
  gained: Relation[];
}

/**
 * Hands over `count` events as fast as the intake takes them, and waits until every target has all
 * of them.
 */
export async function burst(
  contender: Contender,
  events: number,
  stores: Stores,
): Promise<BurstResult> {
  const { targets } = contender;
  const handOver = await contender.prepareBurst(events);
  const before = await heldBy(targets);
  const stored = await relationsOf(targets[0]!);
  const onBroker = brokerBytes(stores.kafkaData, contender.topics);
  const written = await writeAheadLog(stores.postgresUrl);
  const spent = processorTime(stores, contender.pids());
  const began = wallClock();
  await handOver();
  const intakeMs = wallClock() - began;
  await untilHeld(
    targets,
    before.map((held) => held + events),
    WITHIN_MS,
  );
  const processors = spent();
  const walBytes = await written();
  const ms = Math.max(...(await lastCommits(targets, began, events))) - began;
  return {
    events,
    intakeMs,
    ms,
    eventsPerSecond: (events / ms) * 1_000,
    processors,
    copies: targets.length,
    walBytes,
    brokerBytes: brokerBytes(stores.kafkaData, contender.topics) - onBroker,
    gained: gained(stored, await relationsOf(targets[0]!)),
  };
}

/**
 * Returns the processor time of the exchange per event, ms, without the process that hands events
 * over.
 */
export function costPerEvent({
  processors: { own, postgres, kafka },
  events,
}: Pick<BurstResult, 'processors' | 'events'>): number {
  return (own + postgres + kafka) / events;
}

/** Returns the bytes that PostgreSQL wrote ahead per event and copy. */
export const walPerCopy = ({
  walBytes,
  events,
  copies,
}: Pick<BurstResult, 'walBytes' | 'events' | 'copies'>): number => walBytes / events / copies;

/** Returns the bytes of an event at the broker, its share of the batch's own with it. */
export const onWire = ({
  brokerBytes: bytes,
  events,
}: Pick<BurstResult, 'brokerBytes' | 'events'>): number => bytes / events;
