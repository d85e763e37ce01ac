interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Gathers what is submitted while the event loop turns, or while earlier work is still under way, and does it together: one transaction for
 * all partitions of a fetch instead of one each. Should the work fail as a whole, each item is tried alone, so that one bad item harms none.
 */
export class Gatherer<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;

  /** @param work returns one result per item, in order */
  constructor(private readonly work: (items: T[]) => Promise<R[]>) {}

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
    while (this.waiting.length > 0) {
      const gathered = this.waiting;
      this.waiting = [];
      await this.together(gathered);
    }
    this.running = false;
  }

  private async together(gathered: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.work(gathered.map(({ item }) => item));
      gathered.forEach(({ resolve }, i) => {
        resolve(results[i]!);
      });
    } catch (error) {
      if (gathered.length === 1) gathered[0]!.reject(error);
      else for (const one of gathered) await this.together([one]);
    }
  }
}
