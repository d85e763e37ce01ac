export interface SettledWorkOptions {
  /** how long after the last request the work begins, so that several requests are one */
  settleMs: number;
  retryMs: number;
  onFailure(error: unknown): void;
}

/**
 * Work that is asked for at times: it begins once the requests settle, and repeats until it works.
 */
export class SettledWork {
  private timer: NodeJS.Timeout | undefined;
  private isAsked = false;
  private isStopped = false;

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly options: SettledWorkOptions,
  ) {}

  /** Asks for the work, and puts off what was asked for before. */
  request(): void {
    this.isAsked = true;
    this.in(this.options.settleMs);
  }

  /**
   * Asks for the work unless it was asked for already and did not begin since: later requests put
   * off nothing, so that a steady flow of them does not put it off for ever.
   */
  requestOnce(): void {
    if (!this.isAsked) this.request();
  }

  /** Begins the work without waiting for further requests. */
  begin(): void {
    this.isAsked = true;
    this.in(0);
  }

  /** Begins no more work; what is under way goes on. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private in(ms: number): void {
    clearTimeout(this.timer);
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.run(), ms);
    this.timer.unref();
  }

  private async run(): Promise<void> {
    this.isAsked = false;
    try {
      await this.work();
    } catch (error) {
      this.options.onFailure(error);
      this.in(this.options.retryMs);
    }
  }
}
