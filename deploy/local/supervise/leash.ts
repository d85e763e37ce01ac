import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Endable } from '../bare/end-in-order.mjs';
import { startTimeOf } from '../bare/process-identity.mjs';
import { clearRunRecord, writeRunRecord } from '../bare/run-record.mjs';
import { HERE } from '../state/here.js';

/**
 * Makes sure that no process outlives the supervisor: tells the reaper and the run record about
 * each process before it does anything. The record is what a later start reads should the reaper be
 * killed too.
 */
export class Leash {
  private readonly known = new Map<number, Endable>();
  private reaper: ChildProcess | undefined;
  private closed = false;

  constructor(private readonly stateDir: string) {
    this.startReaper();
  }

  /** Resolves once the reaper has been told. */
  async add(process: Omit<Endable, 'startTime'>): Promise<void> {
    const noted = { ...process, startTime: startTimeOf(process.pid) };
    this.known.set(process.pid, noted);
    await this.tell({ add: noted });
    this.record();
  }

  async remove(pid: number): Promise<void> {
    if (!this.known.delete(pid)) return;
    await this.tell({ remove: pid });
    this.record();
  }

  /** Call once everything has ended. */
  async close(): Promise<void> {
    this.closed = true;
    await this.tell({ goodbye: true });
    this.reaper?.stdin?.end();
    clearRunRecord(this.stateDir);
  }

  private record(): void {
    const reaper = this.reaper?.pid;
    const own: Endable[] =
      reaper === undefined
        ? []
        : [
            {
              name: 'reaper',
              pid: reaper,
              startTime: startTimeOf(reaper),
              rank: 99,
              stopSignal: 'SIGKILL',
              stopWithinMs: 1_000,
            },
          ];
    writeRunRecord(this.stateDir, [...this.known.values(), ...own]);
  }

  private startReaper(): void {
    const reaper = spawn(process.execPath, [join(HERE, 'supervise/reaper.mjs'), this.stateDir], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.reaper = reaper;
    reaper.stdin.on('error', () => undefined);
    reaper.once('exit', () => {
      if (this.closed) return;
      this.startReaper();
      for (const one of this.known.values()) void this.tell({ add: one });
    });
    reaper.unref();
    this.record();
  }

  private tell(message: object): Promise<void> {
    return new Promise((resolve) => {
      const stdin = this.reaper?.stdin;
      if (!stdin?.writable) resolve();
      else stdin.write(`${JSON.stringify(message)}\n`, () => resolve());
    });
  }
}
