import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { LOGGER } from '../ground/tokens.js';
import { WriteGate } from '../http/write-gate.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import { WrapKeys } from './wrap-keys.js';

const SETTLE_MS = 200;
const RETRY_MS = 2_000;

/**
 * Wraps keys for members that a directory batch brought, once the batch is applied. It retries
 * until it succeeds.
 */
@Injectable()
export class FollowDirectory implements OnModuleInit {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly batches: BatchFollowers,
    private readonly gate: WriteGate,
    private readonly wrapKeys: WrapKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.batches.add((topic, applied) => {
      if (topic === DIRECTORY_TOPIC && applied.inserted > 0) this.soon(SETTLE_MS);
    });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // Before the gate opens, the start-up runs this step itself.
      if (this.gate.reason() !== null) return;
      this.wrapKeys.execute().catch((error: unknown) => {
        this.logger[levelOf(error)](
          { err: error },
          'keys not wrapped for new members, trying again',
        );
        this.soon(RETRY_MS);
      });
    }, ms);
    this.timer.unref();
  }
}
