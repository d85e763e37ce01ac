import { Injectable } from '@nestjs/common';
import { Relay } from '@sinergi/outbox';
import { ReportTrigger } from '../ground/report-trigger.js';

/**
 * What follows a commit that wrote to the outbox: a hint to the relay, which would find the rows
 * anyway, and a report that says so.
 */
@Injectable()
export class AfterCommit {
  constructor(
    private readonly relay: Relay,
    private readonly trigger: ReportTrigger,
  ) {}

  committed(): void {
    this.relay.wake();
    this.trigger.changed();
  }
}
