import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** Describes the machine of the measurement in words. */
export function machine(): string {
  const [first] = cpus();
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  return (
    `${cpus().length} processors (${first?.model.trim() || 'unnamed'}), ${gib} GiB, ` +
    `${type()} ${release()}, Node.js ${process.versions.node}`
  );
}

/** Returns the share of the processors in use during a second without our work, 0 to 1. */
export async function busyNow(): Promise<number> {
  const before = processorTicks();
  await pause(1_000);
  const after = processorTicks();
  const [busy, all] = [after.busy - before.busy, after.all - before.all];
  return all > 0 ? busy / all : 0;
}

export const load = (): string => loadavg()[0]!.toFixed(1);

/**
 * Returns the time of all processors since the machine started, in hundredths of a second. Waiting
 * for disks is not counted as busy. Source: proc(5).
 */
export function processorTicks(): { busy: number; all: number } {
  const fields = /^cpu +(.*)$/m
    .exec(readFileSync('/proc/stat', 'utf8'))![1]!
    .split(' ')
    .slice(0, 8)
    .map(Number);
  const all = fields.reduce((sum, value) => sum + value, 0);
  return { all, busy: all - fields[3]! - fields[4]! };
}
