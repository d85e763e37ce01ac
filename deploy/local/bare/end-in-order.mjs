import { setTimeout as pause } from 'node:timers/promises';
import { isSameProcessAlive, signalGroup } from './process-identity.mjs';

/**
 * Ends processes rank by rank, the lowest rank first: asks with the process's own stop signal, then
 * insists with SIGKILL.
 * @param {{ name: string, pid: number, startTime?: string, rank: number, stopSignal:
 * NodeJS.Signals, stopWithinMs: number }[]} processes
 */
export async function endInOrder(processes) {
  const ranks = [...new Set(processes.map(({ rank }) => rank))].sort((a, b) => a - b);
  for (const rank of ranks) {
    await Promise.all(processes.filter((one) => one.rank === rank).map(end));
  }
}

async function end(one) {
  if (!isSameProcessAlive(one)) return;
  try {
    process.kill(one.pid, one.stopSignal);
  } catch {
    // It ended in the meantime, by its leash.
  }
  const isEnded = await endedWithin(one, one.stopWithinMs);
  // Also when it obeyed: processes that it started may be left in its group.
  signalGroup(one.pid, 'SIGKILL');
  if (!isEnded) await endedWithin(one, 5_000);
}

async function endedWithin(one, ms) {
  const deadline = performance.now() + ms;
  while (isSameProcessAlive(one)) {
    if (performance.now() > deadline) return false;
    await pause(50);
  }
  return true;
}
