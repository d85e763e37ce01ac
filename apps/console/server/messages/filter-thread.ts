import { once } from 'node:events';
import { setInterval } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FilterVerdict } from './evaluate-message.js';
import type { FilterTask } from './filter-worker.js';

/** How much a filter may take before its worker is ended. */
export interface FilterLimits {
  /** for one record, ms */
  recordMs: number;
  /** for the records of one scan together, ms */
  scanMs: number;
  memoryMb: number;
}

export type FilterStop = 'RECORD_TIME' | 'SCAN_TIME' | 'MEMORY';

/** The worker was ended before it had an answer. */
export class FilterStopped extends Error {
  constructor(readonly why: FilterStop) {
    super(`filter stopped: ${why}`);
  }
}

/**
 * Looks a record over so many times before it is said not to end: a busy machine delays the looks
 * as it delays the worker.
 */
const LOOKS = 8;
/** Node takes no TypeScript: from sources, as tests run it, the worker needs a translator first. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const TRANSLATED = `import('tsx/esm/api').then(({ tsImport }) =>
  tsImport('./filter-worker.ts', ${JSON.stringify(import.meta.url)}))`;

/** One worker that evaluates records, and who watches it. */
export class FilterThread {
  isThere = true;

  private constructor(
    private readonly worker: Worker,
    private readonly begun: Int32Array,
  ) {}

  static async start({ memoryMb }: Pick<FilterLimits, 'memoryMb'>): Promise<FilterThread> {
    const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const code = IS_SOURCE ? TRANSLATED : new URL('./filter-worker.js', import.meta.url);
    const worker = new Worker(code, {
      eval: IS_SOURCE,
      workerData: shared,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
      execArgv: [],
    });
    worker.unref();
    await once(worker, 'message');
    const thread = new FilterThread(worker, new Int32Array(shared));
    // What goes wrong is told to who waits for an answer; an idle one is just gone.
    worker
      .on('error', () => undefined)
      .once('exit', () => {
        thread.isThere = false;
      });
    return thread;
  }

  /**
   * One task at a time. After anything thrown the worker is gone.
   *
   * @param withinMs for all of the records
   * @throws FilterStopped; the signal's reason
   */
  async evaluate(
    task: FilterTask,
    { recordMs, withinMs, signal }: { recordMs: number; withinMs: number; signal: AbortSignal },
  ): Promise<FilterVerdict[]> {
    const settled = new AbortController();
    try {
      signal.throwIfAborted();
      return await Promise.race([
        this.answerTo(task, settled.signal),
        this.tooLong(recordMs, withinMs, settled.signal),
        once(signal, 'abort', { signal: settled.signal }).then(() => {
          throw signal.reason;
        }),
      ]);
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      settled.abort();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async answerTo(task: FilterTask, signal: AbortSignal): Promise<FilterVerdict[]> {
    const answer = once(this.worker, 'message', { signal });
    const gone = once(this.worker, 'exit', { signal }).then(() => {
      throw new Error('Expected a worker that answers, got one that ended');
    });
    this.worker.postMessage(task);
    try {
      const [verdicts] = await Promise.race([answer, gone]);
      return verdicts as FilterVerdict[];
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FilterStopped('MEMORY') : error;
    }
  }

  private async tooLong(recordMs: number, withinMs: number, signal: AbortSignal): Promise<never> {
    const until = performance.now() + withinMs;
    let [seen, looks] = [Atomics.load(this.begun, 0), 0];
    for await (const _ of setInterval(recordMs / LOOKS, undefined, { signal })) {
      const now = Atomics.load(this.begun, 0);
      looks = now === seen ? looks + 1 : 0;
      seen = now;
      if (looks >= LOOKS) throw new FilterStopped('RECORD_TIME');
      if (performance.now() >= until) throw new FilterStopped('SCAN_TIME');
    }
    throw signal.reason;
  }
}
