/** Many events come at once: what they may have changed is read again so seldom, ms. */
const AT_MOST_EVERY_MS = 3_000;

/** Reads something again soon after something happened, however much happens. */
export class ReadAgain {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly read: () => unknown,
    private readonly everyMs = AT_MOST_EVERY_MS,
  ) {}

  /** Reads at the end of the time that began with the first call since the last reading. */
  soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.read();
    }, this.everyMs);
  }
}
