import { once } from 'node:events';
import { setInterval } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FilterVerdict } from './evaluate-message.js';
import type { FilterTask } from './filter-worker.js';

/** The limits of a filter. A worker that exceeds them is ended. */
export interface FilterLimits {
  /** for one record, ms */
  recordMs: number;
  /** for all records of one scan together, ms */
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
 * A record is checked this many times before it counts as endless: a busy machine delays the checks
 * as much as the worker.
 */
const LOOKS = 8;
/**
 * A worker thread does not load TypeScript: from sources, as in tests, the worker needs a loader
 * first.
 */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const TRANSLATED = `import('tsx/esm/api').then(({ tsImport }) =>
  tsImport('./filter-worker.ts', ${JSON.stringify(import.meta.url)}))`;

/** One worker that evaluates records, and the watch over it. */
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
    // The waiting caller gets a failure from `evaluate`; the failure of an idle worker only ends
    // it.
    worker
      .on('error', () => undefined)
      .once('exit', () => {
        thread.isThere = false;
      });
    return thread;
  }

  /**
   * Evaluates one task at a time. After any error the worker is gone.
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
      throw new Error('Expected an answer from the filter worker, got its end');
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
