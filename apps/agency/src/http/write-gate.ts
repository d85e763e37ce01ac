import { Injectable } from '@nestjs/common';
import { Problem } from '../problem/problem.js';

/**
 * Refuses writes until this owner has read its own topics to the end at its start, and the
 * directory knows its key. An owner restored from a backup would otherwise mint versions that
 * others already hold with other bytes.
 */
@Injectable()
export class WriteGate {
  private waitsFor: string | null = 'the service has just begun to start';

  close(reason: string): void {
    this.waitsFor = reason;
  }

  open(): void {
    this.waitsFor = null;
  }

  /** Returns why writes are refused; null when they are allowed. */
  reason(): string | null {
    return this.waitsFor;
  }

  /** @throws Problem starting */
  assertOpen(): void {
    if (this.waitsFor !== null)
      throw new Problem(
        'starting',
        `Expected a service that is ready, got one that starts: ${this.waitsFor}`,
        { retryAfterSeconds: 1 },
      );
  }
}
