import { Injectable } from '@nestjs/common';
import { Problem } from '../problem/problem.js';

/**
 * Closed until this owner has read its own topics to the end as they were at its start, and the
 * directory knows its key. Restored from a backup, it would otherwise mint versions that others
 * already hold with other bytes.
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

  /** Why writes are refused; null when they are not. */
  reason(): string | null {
    return this.waitsFor;
  }

  /** @throws Problem starting */
  assertOpen(): void {
    if (this.waitsFor !== null)
      throw new Problem(
        'starting',
        `Expected a service that is ready, got one where ${this.waitsFor}`,
        { retryAfterSeconds: 1 },
      );
  }
}
