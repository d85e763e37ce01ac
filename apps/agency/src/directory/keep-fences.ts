import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { LOGGER } from '../ground/tokens.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';

const SETTLE_MS = 200;
const RETRY_MS = 2_000;

/**
 * Runs the coordinator's work on fences at once, after every batch of the directory, and again
 * until it succeeds.
 */
@Injectable()
export class KeepFences {
  private timer: NodeJS.Timeout | undefined;
  private work: (() => Promise<unknown>) | undefined;
  private isStopped = false;

  constructor(
    private readonly batches: BatchFollowers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param work writes the fences that are missing */
  start(work: () => Promise<unknown>): void {
    this.work = work;
    this.batches.add((topic, applied) => {
      if (topic === DIRECTORY_TOPIC && applied.inserted > 0) this.soon(SETTLE_MS);
    });
    this.soon(0);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.run(), ms);
    this.timer.unref();
  }

  private async run(): Promise<void> {
    try {
      await this.work?.();
    } catch (error) {
      this.logger[levelOf(error)]({ err: error }, 'fences not written, trying again');
      this.soon(RETRY_MS);
    }
  }
}
