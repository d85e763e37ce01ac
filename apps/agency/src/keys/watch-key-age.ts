import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { CLOCK, type Clock, LOGGER } from '../ground/tokens.js';
import { type KeyList, ListKeys } from './list-keys.js';

const LOOKED_EVERY_MS = 60_000;
const WARNED_EVERY_MS = 86_400_000;

/**
 * Looks every minute for keys of the keystore that are used for longer than the settings allow.
 * Reports and readiness tell them; the log warns once a day.
 */
@Injectable()
export class WatchKeyAge {
  private timer: NodeJS.Timeout | undefined;
  private found: KeyList['keys'] = [];
  private warnedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly keys: ListKeys,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.look();
    this.timer ??= setInterval(() => this.look(), LOOKED_EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Returns the keys that were too old when it was last looked; none before. */
  old(): KeyList['keys'] {
    return this.found;
  }

  /** Returns the same in words; null where none is too old. */
  note(): string | null {
    if (this.found.length === 0) return null;
    const ids = this.found.map(({ keyId }) => keyId).join(', ');
    return `keys are older than the settings allow: ${ids} (docs/keys.md)`;
  }

  look(): void {
    this.found = this.keys.ownKeys().filter(({ isOld }) => isOld);
    if (this.found.length === 0 || this.clock() - this.warnedAt < WARNED_EVERY_MS) return;
    this.warnedAt = this.clock();
    this.logger.warn(
      { keys: this.found.map(({ keyId, listedAt }) => ({ keyId, listedAt })) },
      'keys are older than the settings allow: rotate them (docs/keys.md)',
    );
  }
}
