import { describe, expect, it } from 'vitest';
import { LogEnds } from './log-ends.js';

const at = (logEnds: LogEnds, time: number, ...ends: bigint[]): void =>
  logEnds.note(
    time,
    ends.map((end, partition) => ({ topic: 't', partition, end })),
  );

describe('the ends of the logs', () => {
  it('tell the rate over all partitions of a topic', () => {
    const logEnds = new LogEnds();
    at(logEnds, 0, 0n, 100n);
    at(logEnds, 10_000, 30n, 120n);
    expect(logEnds.ratePerSecond('t', 10_000, 10_000)).toBe(5);
    expect(logEnds.ratePerSecond('another', 10_000, 10_000)).toBe(0);
  });

  it('tell no rate of a time in which nobody could look', () => {
    const logEnds = new LogEnds();
    at(logEnds, 0, 0n);
    at(logEnds, 1_000, 50n);
    expect(logEnds.ratePerSecond('t', 60_000, 10_000)).toBe(0);
  });

  it('forget the past of a log that became shorter', () => {
    const logEnds = new LogEnds();
    at(logEnds, 0, 500n);
    at(logEnds, 1_000, 3n);
    expect(logEnds.endOf('t', 0)).toBe(3n);
    expect(logEnds.lastSeenWithout('t', 0, 2n)).toBeUndefined();
    expect(logEnds.ratePerSecond('t', 1_000, 10_000)).toBe(0);
  });

  it('stay bounded however long they are watched', () => {
    const logEnds = new LogEnds();
    for (let second = 0; second < 5_000; second += 1) at(logEnds, second * 1_000, BigInt(second));
    const runs = (logEnds as unknown as { runs: Map<string, unknown[]> }).runs.get('t/0') ?? [];
    expect(runs.length).toBeLessThanOrEqual(902);
  });
});
