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
  private isStopped = false;

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly options: SettledWorkOptions,
  ) {}

  /** Asks for the work. */
  request(): void {
    this.in(this.options.settleMs);
  }

  /** Begins the work without waiting for further requests. */
  begin(): void {
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
    try {
      await this.work();
    } catch (error) {
      this.options.onFailure(error);
      this.in(this.options.retryMs);
    }
  }
}
