import { setTimeout as pause } from 'node:timers/promises';
import type { Contender } from '../contenders/contender.js';
import { residentOf } from '../memory.js';
import { type ProcessorTime, processorTime, type Stores } from '../processor-time.js';

/** What a burst left to do is not what a rest costs. */
const SETTLE_MS = 5_000;

export interface RestResult {
  /** how long it was measured, after it had settled */
  seconds: number;
  /** processor time of that period, ms */
  processors: ProcessorTime;
  /** resident MiB of all processes, right before the rest and at its end */
  residentBefore: number;
  residentAfter: number;
}

/** Hands over nothing, and measures what that costs. */
export async function rest(
  contender: Contender,
  seconds: number,
  stores: Stores,
): Promise<RestResult> {
  const pids = contender.pids();
  const residentBefore = residentOf(pids);
  await pause(SETTLE_MS);
  const spent = processorTime(stores, pids);
  await pause(seconds * 1_000);
  return { seconds, processors: spent(), residentBefore, residentAfter: residentOf(pids) };
}
