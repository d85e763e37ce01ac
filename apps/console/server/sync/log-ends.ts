import { topicPartitionId } from '@sinergi/broker';

interface Run {
  end: bigint;
  firstSeenAt: number;
  lastSeenAt: number;
}

const KEPT_MS = 15 * 60_000;

/**
 * Samples of the log ends, with enough history for rates and time lags. Times are arguments (epoch
 * ms); the clock is never read here.
 */
export class LogEnds {
  private readonly runs = new Map<string, Run[]>();
  private sampledAtMs: number | undefined;
  private firstSampledAtMs: number | undefined;

  /** Takes in one sample of all partitions. */
  note(at: number, bounds: readonly { topic: string; partition: number; end: bigint }[]): void {
    this.firstSampledAtMs ??= at;
    this.sampledAtMs = at;
    for (const { topic, partition, end } of bounds) {
      const key = topicPartitionId(topic, partition);
      const runs = this.runs.get(key) ?? [];
      this.runs.set(key, runs);
      const last = runs.at(-1);
      if (last?.end === end) last.lastSeenAt = at;
      // A log that became shorter was replaced: its earlier samples do not describe the new one.
      else if (last !== undefined && end < last.end)
        runs.splice(0, runs.length, { end, firstSeenAt: at, lastSeenAt: at });
      else runs.push({ end, firstSeenAt: at, lastSeenAt: at });
      while (runs.length > 2 && runs[0]!.lastSeenAt < at - KEPT_MS) runs.shift();
    }
  }

  /** Returns when the last sample was taken; undefined before the first. */
  sampledAt(): number | undefined {
    return this.sampledAtMs;
  }

  /** Returns the partitions of a topic that were sampled, in ascending order. */
  partitionsOf(topic: string): number[] {
    const prefix = `${topic}/`;
    return [...this.runs.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => Number(key.slice(prefix.length)))
      .sort((left, right) => left - right);
  }

  /** Returns the end of a partition's log as last sampled. */
  endOf(topic: string, partition: number): bigint | undefined {
    return this.runs.get(topicPartitionId(topic, partition))?.at(-1)?.end;
  }

  /**
   * Returns the end of a partition's log in the last sample at or before `at`, epoch ms; undefined
   * when the samples begin later.
   */
  endAt(topic: string, partition: number, at: number): bigint | undefined {
    return this.runs
      .get(topicPartitionId(topic, partition))
      ?.findLast((run) => run.firstSeenAt <= at)?.end;
  }

  /**
   * Returns the last moment at which a sample showed the log without `offset`: the record at
   * `offset` was appended after it. Undefined when the samples begin later.
   */
  lastSeenWithout(topic: string, partition: number, offset: bigint): number | undefined {
    return this.runs.get(topicPartitionId(topic, partition))?.findLast((run) => run.end <= offset)
      ?.lastSeenAt;
  }

  /** Returns the records appended per second to a topic over the last `windowMs`. */
  ratePerSecond(topic: string, now: number, windowMs: number): number {
    if (this.firstSampledAtMs === undefined || this.sampledAtMs === undefined) return 0;
    const from = Math.max(now - windowMs, this.firstSampledAtMs);
    const spanMs = this.sampledAtMs - from;
    if (spanMs <= 0) return 0;
    let appended = 0n;
    for (const partition of this.partitionsOf(topic)) {
      const runs = this.runs.get(topicPartitionId(topic, partition)) ?? [];
      const before = runs.findLast((run) => run.firstSeenAt <= from) ?? runs[0];
      const last = runs.at(-1);
      if (before !== undefined && last !== undefined) appended += last.end - before.end;
    }
    return Number(appended) / (spanMs / 1000);
  }
}
