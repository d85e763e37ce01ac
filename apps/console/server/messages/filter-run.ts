import type { Message } from '../../contract/topics.js';
import type { FilterVerdict } from './evaluate-message.js';
import type { FilterThreads } from './filter-threads.js';
import type { MessageFilter } from './message-filter.js';

/** A live scan has no end, so its budget grows by this share of its duration. */
const SHARE_OF_TIME = 0.1;
/**
 * Bytes of records, as the log has them, that a worker gets at a time: the worker's memory is for
 * the filter, not for the records.
 */
const BATCH_BYTES = 4 * 1_024 * 1_024;

/** A filter at work on one scan, with the time that the scan allows it. */
export class FilterRun {
  private readonly began = performance.now();
  private spentMs = 0;

  constructor(
    private readonly threads: FilterThreads,
    private readonly operatorId: string,
    private readonly filter: MessageFilter,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Returns a verdict for each message.
   * @throws Problem filter-too-costly; the signal's reason
   */
  async evaluate(messages: readonly Message[]): Promise<FilterVerdict[]> {
    const verdicts: FilterVerdict[] = [];
    for (const batch of batchesOf(messages)) verdicts.push(...(await this.evaluateBatch(batch)));
    return verdicts;
  }

  private async evaluateBatch(messages: readonly Message[]): Promise<FilterVerdict[]> {
    const allowed = this.threads.limits.scanMs + (performance.now() - this.began) * SHARE_OF_TIME;
    const { verdicts, spentMs } = await this.threads.evaluate(
      this.operatorId,
      { text: this.filter.text, messages },
      Math.max(1, allowed - this.spentMs),
      this.signal,
    );
    this.spentMs += spentMs;
    return verdicts;
  }
}

function batchesOf(messages: readonly Message[]): Message[][] {
  const batches: Message[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const message of messages) {
    bytes += message.sizeBytes;
    if (bytes > BATCH_BYTES) {
      batches.push([]);
      bytes = message.sizeBytes;
    }
    batches.at(-1)!.push(message);
  }
  return batches;
}
