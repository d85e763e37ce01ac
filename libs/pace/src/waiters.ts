/**
 * Many that wait for the same thing. While somebody waits, `look` is called again and again, since
 * a hint may be lost.
 */
export class Waiters {
  private readonly waiting = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;

  /** @param look called every `everyMs` while somebody waits */
  constructor(
    private readonly look: () => void,
    private readonly everyMs: number,
  ) {}

  get count(): number {
    return this.waiting.size;
  }

  /** Waits until the next release or until `leaving` aborts; an abort is no error. */
  wait(leaving: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        leaving.removeEventListener('abort', done);
        this.waiting.delete(done);
        if (this.waiting.size === 0) {
          clearInterval(this.timer);
          this.timer = undefined;
        }
        resolve();
      };
      this.waiting.add(done);
      leaving.addEventListener('abort', done, { once: true });
      this.timer ??= setInterval(this.look, this.everyMs);
    });
  }

  /** Lets everybody go who waits now. */
  release(): void {
    for (const done of [...this.waiting]) done();
  }
}
