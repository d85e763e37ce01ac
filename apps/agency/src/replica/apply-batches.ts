import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { type RecordBatch, RetryLater } from '@sinergi/broker';
import { agencyMetrics, type Logger, type Metrics } from '@sinergi/observability';
import { Replica } from '@sinergi/replica';
import { Counter, Histogram } from 'prom-client';
import { LOGGER, METRICS } from '../ground/tokens.js';
import { BatchFollowers } from './batch-followers.js';
import { PausedPartitions } from './paused-partitions.js';

/** The pause before a partition checks again for what it waits for. */
const WAIT_MS = 200;
/** The pause before a paused partition checks whether it is still paused. */
const PAUSED_MS = 1_000;

/**
 * Receives the log: every topic that this agency subscribes to, batch by batch. It applies each
 * batch and returns where to read next. A batch that waits is offered again, and the reader retries
 * one that failed.
 */
@Controller()
export class ApplyBatches {
  private readonly records: Counter<'topic' | 'outcome'>;
  private readonly seconds: Histogram<'topic'>;

  constructor(
    private readonly replica: Replica<never>,
    private readonly followers: BatchFollowers,
    private readonly paused: PausedPartitions,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(METRICS) metrics: Metrics,
  ) {
    this.records = new Counter({
      ...agencyMetrics.replicaRecords,
      registers: [metrics.registry],
    });
    this.seconds = new Histogram({
      ...agencyMetrics.replicaApply,
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers: [metrics.registry],
    });
  }

  @EventPattern<string>('timpora.*')
  async apply(@Payload() batch: RecordBatch): Promise<bigint> {
    if (this.paused.has(batch.topic, batch.partition))
      throw new RetryLater('Expected a partition that is being read, got a paused one', PAUSED_MS);
    const stop = this.seconds.startTimer({ topic: batch.topic });
    const applied = await this.replica.apply(batch);
    stop();
    this.records.inc({ topic: batch.topic, outcome: 'applied' }, applied.inserted);
    this.records.inc({ topic: batch.topic, outcome: 'duplicate' }, applied.duplicates);
    this.records.inc({ topic: batch.topic, outcome: 'dead' }, applied.dead);
    if (applied.dead > 0) {
      this.logger.warn(
        {
          topic: batch.topic,
          partition: batch.partition,
          dead: applied.dead,
          nextOffset: String(applied.nextOffset),
        },
        'dead letters',
      );
    }
    this.followers.applied(batch.topic, applied);
    if (applied.waitsFor) {
      throw new RetryLater(
        `Expected the ${applied.waitsFor.toLowerCase()} that offset ${applied.nextOffset} ` +
          'needs, got none yet',
        WAIT_MS,
      );
    }
    return applied.nextOffset;
  }
}
