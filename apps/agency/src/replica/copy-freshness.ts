import { Inject, Injectable } from '@nestjs/common';
import { type Bus, topicPartitionId } from '@sinergi/broker';
import { flows } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { rest } from '@sinergi/pace';
import { nextOffsets } from '@sinergi/replica';
import { Database } from '../database/database.js';
import { LOGGER, REPLICA_BUS } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { ClusterAtHand } from './cluster-at-hand.js';

/** What says who is where: presences, evidence, links of subjects, and whose word counts. */
const TOPICS = flows
  .filter(
    ({ flow, opensInArea }) => opensInArea || ['presence', 'subject', 'directory'].includes(flow),
  )
  .map(({ topic }) => topic);
const MOST_BEHIND_MS = 60_000;
/** how long records that have just come may take to be applied, and the broker to answer */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 100;

/**
 * Answers whether this agency's copy is recent enough to say who is in a district now. Reading may
 * be paused or the broker away: then what ended elsewhere has not ended here.
 */
@Injectable()
export class CopyFreshness {
  /** monotonic ms: everything that was on the log then is applied */
  private caughtUpAt = Number.NEGATIVE_INFINITY;

  constructor(
    @Inject(REPLICA_BUS) private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly cluster: ClusterAtHand,
  ) {}

  /** Whether everything is applied that was on the log a minute ago. */
  async isFresh(): Promise<boolean> {
    const askedAt = performance.now();
    if (askedAt - this.caughtUpAt <= MOST_BEHIND_MS) return true;
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const ends = await this.ends(patience);
    while (ends !== null && !patience.aborted) {
      const next = await nextOffsets(this.database.query, this.cluster.id);
      if ([...ends].every(([name, end]) => (next.get(name) ?? 0n) >= end)) {
        this.caughtUpAt = askedAt;
        return true;
      }
      await rest(LOOK_EVERY_MS, patience);
    }
    return false;
  }

  /**
   * @param what what is not known of an older copy, in words
   * @throws Problem unavailable
   */
  async expectFresh(what: string): Promise<void> {
    if (await this.isFresh()) return;
    throw new Problem(
      'unavailable',
      'Expected a copy that is at most a minute behind the log, got one that may be older: ' +
        `whether ${what} still counts is not known`,
      { retryAfterSeconds: 5 },
    );
  }

  /** Returns the log ends by `topic/partition`; null where the broker does not say. */
  private async ends(patience: AbortSignal): Promise<Map<string, bigint> | null> {
    const late = rest(PATIENCE_MS, patience).then(() => null);
    const asked = this.bus.bounds(TOPICS).catch((error: unknown) => {
      this.logger[levelOf(error)]({ err: error }, 'could not ask how far the log reaches');
      return null;
    });
    const bounds = await Promise.race([asked, late]);
    return (
      bounds &&
      new Map(bounds.map(({ topic, partition, end }) => [topicPartitionId(topic, partition), end]))
    );
  }
}
