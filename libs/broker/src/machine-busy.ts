import { cpus } from 'node:os';

const ANEW_AFTER_MS = 500;

interface Times {
  busy: number;
  all: number;
}

/**
 * Of the time since the question was last asked and of that before it, how much the processors were
 * at work.
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
   * @returns 0 for idle to 1 for no time left, of all processors of this machine, whoever uses
   * them; looked at twice a second at most
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

/** ms since the machine started, all processors together */
function processorTimes(): Times {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const { user, nice, sys, irq, idle } = times;
    busy += user + nice + sys + irq;
    all += user + nice + sys + irq + idle;
  }
  return { busy, all };
}
