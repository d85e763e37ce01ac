import { CliError } from './cli-error.js';

const FIRST_ANSWER_WITHIN_MS = 30_000;

/**
 * The time that work may take without any progress. After it the signal aborts, with the reason in
 * one sentence.
 */
export class Patience {
  private readonly over = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly of: string,
    private readonly ms: number,
    told: AbortSignal,
  ) {
    told.addEventListener('abort', () => this.over.abort(new CliError('Interrupted.')), {
      once: true,
    });
    if (told.aborted) this.over.abort(new CliError('Interrupted.'));
    this.wind(Math.min(ms, FIRST_ANSWER_WITHIN_MS));
  }

  get signal(): AbortSignal {
    return this.over.signal;
  }

  /** Notes progress, so that the time begins anew. */
  renew(): void {
    this.wind(this.ms);
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private wind(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () =>
        this.over.abort(
          new CliError(`Expected ${this.of} to answer, got nothing for ${ms / 1_000} s.`),
        ),
      ms,
    );
  }
}
