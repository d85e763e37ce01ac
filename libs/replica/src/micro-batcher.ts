interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

export interface MicroBatcherOptions {
  /** maximum number of items in one micro-batch */
  most?: number;
  /**
   * ms for which a micro-batch makes the next one wait. After that both run at once, so that a
   * micro-batch that waits for a lock does not delay the others.
   */
  patienceMs?: number;
}

/**
 * Collects the items that are submitted during one turn of the event loop or while earlier work
 * runs, and processes them together: one transaction for all partitions of a fetch instead of one
 * each. If the work fails as a whole, each item is tried alone, so that one bad item does not
 * affect the others.
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

/** Resolves when the work is done or the time is over, whichever comes first. */
function atMost(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
