import { readFileSync } from 'node:fs';

/** Of one or more processes, MiB. Shared pages count in each that has them for `resident`, once in all for `proportional`. */
export interface Memory {
  resident: number;
  proportional: number;
  /** the most that was resident at any time, process by process */
  peak: number;
}

/** Source: proc(5), status and smaps_rollup. */
export function memoryOf(pids: readonly number[]): Memory {
  const sum = (file: string, field: string): number =>
    pids.reduce((total, pid) => total + kibibytes(readFileSync(`/proc/${pid}/${file}`, 'utf8'), field), 0) / 1_024;
  return { resident: sum('status', 'VmRSS'), proportional: sum('smaps_rollup', 'Pss'), peak: sum('status', 'VmHWM') };
}

function kibibytes(text: string, field: string): number {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text);
  if (!found) throw new Error(`Expected ${field} in the process's figures, got none`);
  return Number(found[1]);
}
