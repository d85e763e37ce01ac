import { Injectable } from '@nestjs/common';

/**
 * Notes that a new report is due. Code that changes something sets the note, and the reporter takes
 * it.
 */
@Injectable()
export class ReportTrigger {
  private dirty = true;

  changed(): void {
    this.dirty = true;
  }

  /** Returns whether something changed since the last call. */
  take(): boolean {
    const { dirty } = this;
    this.dirty = false;
    return dirty;
  }
}
