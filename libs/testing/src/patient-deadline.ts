import { measureSlowness, slowness } from './machine-slowness.js';

/**
 * A deadline on this machine. It is measured again once it is reached, since what runs beside the
 * suite by then may be more than when it began; it is never longer than `atSlowest`.
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

  /** How long it allows, ms, as far as it was measured. */
  get allowedMs(): number {
    return Math.round(this.allowed);
  }

  /** Whether it is over, also where the machine has become slower since. */
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
