import { cpus } from 'node:os';

const ANEW_AFTER_MS = 500;

interface Times {
  busy: number;
  all: number;
}

/**
 * Measures how busy the processors are: the mean of the share since the last measurement and of the
 * value before it.
 */
export class MachineBusy {
  private last: Times;
  private lastAt: number;
  private known = 0;

  constructor(
    private readonly read: () => Times = processorTimes,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.last = read();
    this.lastAt = now();
  }

  /**
   * @returns 0 (idle) to 1 (no time left), over all processors of this machine and all its
   * processes; measured twice a second at most
   */
  share(): number {
    const at = this.now();
    if (at - this.lastAt < ANEW_AFTER_MS) return this.known;
    const times = this.read();
    const all = times.all - this.last.all;
    if (all > 0) this.known = (this.known + (times.busy - this.last.busy) / all) / 2;
    this.last = times;
    this.lastAt = at;
    return this.known;
  }
}

/** Returns the times since the machine started, summed over all processors, ms */
function processorTimes(): Times {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const { user, nice, sys, irq, idle } = times;
    busy += user + nice + sys + irq;
    all += user + nice + sys + irq + idle;
  }
  return { busy, all };
}
