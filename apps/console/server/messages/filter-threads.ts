import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Problem } from '@sinergi/web-server';
import type { FilterVerdict } from './evaluate-message.js';
import {
  type FilterLimits,
  type FilterStop,
  FilterStopped,
  FilterThread,
} from './filter-thread.js';
import type { FilterTask } from './filter-worker.js';

const LIMITS: FilterLimits = { recordMs: 5_000, scanMs: 30_000, memoryMb: 96 };
const THREADS = 2;

/** A caller whose turn has not come. */
interface Waiting {
  operatorId: string;
  begin: () => void;
}

/** The message for each way in which a filter can exceed its limits. */
const TOO_MUCH: Record<FilterStop, (limits: FilterLimits) => string> = {
  RECORD_TIME: ({ recordMs }) =>
    `Expected a filter that evaluates a record in ${recordMs / 1_000} s, got one that takes longer`,
  SCAN_TIME: ({ scanMs }) =>
    `Expected a filter that evaluates the records of a scan in ${scanMs / 1_000} s, ` +
    'got one that takes longer',
  MEMORY: ({ memoryMb }) =>
    `Expected a filter that needs at most ${memoryMb} MiB, got one that needs more`,
};

/**
 * Evaluates records by filters, away from the thread that answers requests: a few workers, with one
 * task of each operator at a time, so that no operator occupies all of them.
 */
@Injectable()
export class FilterThreads implements OnModuleDestroy {
  private readonly idle: FilterThread[] = [];
  private readonly busy = new Set<string>();
  private readonly waiting: Waiting[] = [];
  readonly limits: FilterLimits = LIMITS;

  /**
   * @param withinMs the time that is left for the scan
   * @throws Problem filter-too-costly; the signal's reason
   */
  async evaluate(
    operatorId: string,
    task: FilterTask,
    withinMs: number,
    signal: AbortSignal,
  ): Promise<{ verdicts: FilterVerdict[]; spentMs: number }> {
    await this.turn(operatorId);
    try {
      signal.throwIfAborted();
      const thread = await this.thread();
      const began = performance.now();
      const verdicts = await thread.evaluate(task, {
        ...{ recordMs: this.limits.recordMs, withinMs, signal },
      });
      this.idle.push(thread);
      return { verdicts, spentMs: performance.now() - began };
    } catch (error) {
      if (!(error instanceof FilterStopped)) throw error;
      throw new Problem('filter-too-costly', TOO_MUCH[error.why](this.limits), { cause: error });
    } finally {
      this.busy.delete(operatorId);
      this.next();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((thread) => thread.end()));
  }

  private thread(): FilterThread | Promise<FilterThread> {
    for (;;) {
      const thread = this.idle.pop();
      if (!thread) return FilterThread.start(this.limits);
      if (thread.isThere) return thread;
    }
  }

  private turn(operatorId: string): Promise<void> {
    return new Promise((begin) => {
      this.waiting.push({ operatorId, begin });
      this.next();
    });
  }

  private next(): void {
    const first = this.waiting.findIndex(({ operatorId }) => !this.busy.has(operatorId));
    if (first === -1 || this.busy.size >= THREADS) return;
    const [chosen] = this.waiting.splice(first, 1);
    this.busy.add(chosen!.operatorId);
    chosen!.begin();
  }
}
