import { Injectable } from '@nestjs/common';

/**
 * Remembers that there is something new to report; whoever changes something calls it, the reporter
 * asks.
 */
@Injectable()
export class ReportTrigger {
  private dirty = true;

  changed(): void {
    this.dirty = true;
  }

  /** Whether something changed since it was last asked. */
  take(): boolean {
    const { dirty } = this;
    this.dirty = false;
    return dirty;
  }
}
