import { ScenarioError } from '../scenario-error.js';

const AWAY_MS = 60_000;

/** Ends every wait for an exchange that has been away for too long. */
export class Patience {
  private readonly controller = new AbortController();
  private awaySince: number | null = null;

  constructor(
    private readonly awayMs = AWAY_MS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Notes that no answer came. */
  failed(error: unknown): void {
    this.awaySince ??= this.now();
    if (this.now() - this.awaySince < this.awayMs) return;
    const why = error instanceof Error ? error.message : String(error);
    this.controller.abort(
      new ScenarioError(
        'NO_EXCHANGE',
        `Expected the exchange to answer within ${this.awayMs / 1_000} s, got: ${why}`,
      ),
    );
  }

  /** Notes that an answer came. */
  answered(): void {
    this.awaySince = null;
  }
}
