import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { LOGGER } from '../ground/tokens.js';
import { ListKeys } from './list-keys.js';

const EVERY_MS = 86_400_000;

/** Warns in the log, once a day, of keys that are used for longer than the settings allow. */
@Injectable()
export class WatchKeyAge {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly keys: ListKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.look();
    this.timer ??= setInterval(() => this.look(), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const old = this.keys.ownKeys().filter(({ isOld }) => isOld);
    if (old.length > 0)
      this.logger.warn(
        { keys: old.map(({ keyId, listedAt }) => ({ keyId, listedAt })) },
        'keys are older than the settings allow: rotate them (docs/keys.md)',
      );
  }
}
