import type { Logger } from '@sinergi/observability';
import { holdersOf, type Overview } from '../../contract/overview.js';
import type { FlowSampleTable } from './flow-sample-table.js';
import { sampleOf } from './sample-of.js';
import { beginOf, ROLLUP_SECONDS, SAMPLE_SECONDS, type SampleTable } from './sample-table.js';
import type { StartTable } from './start-table.js';

export interface SamplerOptions {
  overview(): Overview;
  table: Pick<SampleTable, 'write' | 'rollUpAndForget'>;
  flows: Pick<FlowSampleTable, 'write' | 'rollUpAndForget'>;
  starts: Pick<StartTable, 'note' | 'forget'>;
  logger: Pick<Logger, 'warn' | 'info'>;
  /** epoch ms */
  now?: () => number;
}

/**
 * Takes one sample of every agency, system and flow every ten seconds, however many pages are open.
 * While the database is away samples are lost and nothing is kept for later: a gap in a series is
 * honest, and a queue would grow as long as the outage lasts.
 */
export class Sampler {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | undefined;
  private rolledUpAt = 0;
  private isFailing = false;

  constructor(private readonly options: SamplerOptions) {}

  start(): void {
    this.timer ??= setInterval(() => void this.tick(), SAMPLE_SECONDS * 1_000);
  }

  /** Takes one sample, unless the previous one is still being written. Never rejects. */
  tick(): Promise<void> {
    this.underWay ??= this.take().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  private async take(): Promise<void> {
    const { overview, table, flows, starts, logger } = this.options;
    const now = (this.options.now ?? Date.now)();
    try {
      const latest = overview();
      const { brokerAnsweredAt, flows: rates } = latest;
      const holders = holdersOf(latest);
      await table.write(
        holders.map((row) => sampleOf(row, now)),
        now,
      );
      // A rate that the broker did not confirm within the step is not known.
      if (brokerAnsweredAt && now - Date.parse(brokerAnsweredAt) < SAMPLE_SECONDS * 1_000)
        await flows.write(rates, now);
      await starts.note(holders);
      const slot = beginOf(now, ROLLUP_SECONDS);
      if (slot !== this.rolledUpAt) {
        await table.rollUpAndForget(now);
        await flows.rollUpAndForget(now);
        await starts.forget(now);
      }
      this.rolledUpAt = slot;
      if (this.isFailing) logger.info({}, 'samples are written again');
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing)
        logger.warn(
          { err: error },
          'could not write a sample; the charts have a gap until the database answers',
        );
      this.isFailing = true;
    }
  }
}
