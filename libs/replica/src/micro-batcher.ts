interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

export interface MicroBatcherOptions {
  /** items in one group */
  most?: number;
  /**
   * ms for which one group keeps the next waiting; after that both are at work, so that what waits
   * for a lock holds up nobody else
   */
  patienceMs?: number;
}

/**
 * Gathers what is submitted while the event loop turns, or while earlier work is still under way,
 * and does it together: one transaction for all partitions of a fetch instead of one each. Should
 * the work fail as a whole, each item is tried alone, so that one bad item harms none.
 */
export class MicroBatcher<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;

  /** @param work returns one result per item, in order */
  constructor(
    private readonly work: (items: T[]) => Promise<R[]>,
    private readonly options: MicroBatcherOptions = {},
  ) {}

  submit(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.running) {
        this.running = true;
        setImmediate(() => void this.run());
      }
    });
  }

  private async run(): Promise<void> {
    const { most = Number.POSITIVE_INFINITY, patienceMs } = this.options;
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, most);
      this.waiting = this.waiting.slice(batch.length);
      const done = this.together(batch);
      await (patienceMs === undefined ? done : atMost(patienceMs, done));
    }
    this.running = false;
  }

  private async together(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, i) => {
        resolve(results[i]!);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else for (const one of batch) await this.together([one]);
    }
  }
}

/** Goes on when the work is done or the time is over, whichever comes first. */
function atMost(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
