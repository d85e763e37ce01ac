import { measureSlowness, slowness } from './machine-slowness.js';

/**
 * A deadline that allows for this machine. It measures the machine again when it is reached,
 * because more may run beside the suite by then. It is never longer than `atSlowest`.
 */
export class PatientDeadline {
  private readonly began = performance.now();
  private isMeasured = false;
  private allowed: number;

  /** @param withinMs on a normal machine */
  constructor(
    private readonly withinMs: number,
    private readonly measure: () => Promise<number> = measureSlowness,
  ) {
    this.allowed = withinMs * slowness();
  }

  /** The time allowed by the measurements so far, ms. */
  get allowedMs(): number {
    return Math.round(this.allowed);
  }

  /** Whether the deadline has passed, also after the machine became slower. */
  async isOver(): Promise<boolean> {
    if (!this.isReached()) return false;
    if (!this.isMeasured) {
      this.allowed = Math.max(this.allowed, this.withinMs * (await this.measure()));
      this.isMeasured = true;
    }
    return this.isReached();
  }

  private isReached(): boolean {
    return performance.now() - this.began > this.allowed;
  }
}
