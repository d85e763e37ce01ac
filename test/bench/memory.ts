import { readFileSync } from 'node:fs';

/**
 * The memory of one or more processes, MiB. `resident` counts a shared page once per process,
 * `proportional` counts it once in all.
 */
export interface Memory {
  resident: number;
  proportional: number;
  /** the largest resident memory at any time, process by process */
  peak: number;
}

/** Source: proc(5), status and smaps_rollup. */
export function memoryOf(pids: readonly number[]): Memory {
  return {
    resident: residentOf(pids),
    proportional: sum(pids, 'smaps_rollup', 'Pss'),
    peak: sum(pids, 'status', 'VmHWM'),
  };
}

/** Used often during a measurement: the kernel does not walk page tables for it. */
export const residentOf = (pids: readonly number[]): number => sum(pids, 'status', 'VmRSS');

function sum(pids: readonly number[], file: string, field: string): number {
  return (
    pids.reduce(
      (total, pid) => total + kibibytes(readFileSync(`/proc/${pid}/${file}`, 'utf8'), field),
      0,
    ) / 1_024
  );
}

function kibibytes(text: string, field: string): number {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text);
  if (!found) throw new Error(`Expected ${field} in the process's figures, got none`);
  return Number(found[1]);
}
