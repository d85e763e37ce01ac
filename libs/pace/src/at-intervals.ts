export interface AtIntervalsOptions {
  everyMs: number;
  onFailure(error: unknown): void;
}

/** Work that is done at intervals, never twice at once; what fails is done again at the next. */
export class AtIntervals {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | undefined;

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly options: AtIntervalsOptions,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => {
      this.underWay ??= this.work()
        .then(() => undefined, this.options.onFailure)
        .finally(() => {
          this.underWay = undefined;
        });
    }, this.options.everyMs);
  }

  /** Resolves once nothing of it is under way any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }
}
