import { readFileSync } from 'node:fs';

/**
 * Of one or more processes, MiB. Shared pages count in each that has them for `resident`, once in
 * all for `proportional`.
 */
export interface Memory {
  resident: number;
  proportional: number;
  /** the most that was resident at any time, process by process */
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

/** Asked often while something is measured: the kernel walks no page tables for it. */
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
