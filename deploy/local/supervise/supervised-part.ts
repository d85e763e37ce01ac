import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { rest } from '@sinergi/pace';
import { signalGroup } from '../bare/process-identity.mjs';
import type { Leash } from './leash.js';
import type { PartDefinition } from './part-definition.js';
import { PlatformError } from './platform-error.js';

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;
const STEADY_AFTER_MS = 60_000;
const TRIES_AT_START = 5;
/** After this time of loading the next part no longer waits. */
const LOADS_WITHIN_MS = 30_000;
/**
 * The time between two checks: checking seventeen parts seven times a second would slow all of
 * them.
 */
const FIRST_PROBE_MS = 150;
const LONGEST_PROBE_MS = 1_000;
const LARGEST_LOG_BYTES = 64 * 2 ** 20;

/**
 * Waits for the word `go` before it becomes the real process: should the supervisor die between the
 * spawn and the note about it, nothing has been started. The pipe stays the process's standard
 * input, so its end tells the process that the supervisor is gone.
 */
const GATE = 'read -r _ && exec "$@"';

/** Decides when a part may start. The supervisor provides it, because it knows the other parts. */
export interface StartOrder {
  /**
   * Waits for the parts that it needs and for its turn. @returns a function that gives the turn
   * back
   */
  turn(definition: PartDefinition, signal: AbortSignal): Promise<() => void>;
  /** whether the parts that it needs serve */
  hasWhatItNeeds(definition: PartDefinition): boolean;
}

/** Starts one process, keeps it running until told to stop, and knows when it serves. */
export class SupervisedPart {
  private child: ChildProcess | undefined;
  private wanted = false;
  private served = false;
  private everServed = false;
  private endings = 0;
  private backoffMs = FIRST_BACKOFF_MS;
  private lastReason = 'it has not answered yet';
  private gaveUp: PlatformError | undefined;
  private loop: Promise<void> = Promise.resolve();
  private ended: Promise<void> = Promise.resolve();
  private wake = new AbortController();

  constructor(
    readonly definition: PartDefinition,
    private readonly logFile: string,
    private readonly leash: Pick<Leash, 'add' | 'remove'>,
    private readonly say: (line: string) => void,
    private readonly changed: () => void,
    private readonly order: StartOrder,
  ) {}

  /** Whether it should run, even if it does not run at the moment. */
  get isWanted(): boolean {
    return this.wanted;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get ready(): boolean {
    return this.served;
  }

  /** Why it does not serve, in words for people. */
  get reason(): string {
    return this.lastReason;
  }

  /**
   * Starts and waits until the part serves. A crash meanwhile is retried.
   * @throws {PlatformError} in one sentence, with the log's place
   */
  async start(): Promise<void> {
    if (this.wanted) return this.waitReady(this.definition.readyWithinMs);
    this.wanted = true;
    this.gaveUp = undefined;
    this.endings = 0;
    this.backoffMs = FIRST_BACKOFF_MS;
    this.wake = new AbortController();
    this.loop = this.keepRunning();
    await this.waitReady(this.definition.readyWithinMs);
  }

  /**
   * @throws {PlatformError} PART_LATE after `deadlineMs`, PART_FAILED when the part keeps ending
   * before it ever served
   */
  async waitReady(deadlineMs: number): Promise<void> {
    const deadline = performance.now() + deadlineMs;
    while (!this.served) {
      if (this.gaveUp) throw this.gaveUp;
      if (!this.wanted)
        throw new PlatformError(
          'STOPPED',
          `${this.definition.title} was stopped before it was ready.`,
        );
      if (performance.now() > deadline) {
        const seconds = Math.round(deadlineMs / 1000);
        throw new PlatformError(
          'PART_LATE',
          `${this.definition.title} was not ready within ${seconds} s: ` +
            `${this.lastReason} (log: ${this.logFile}).`,
        );
      }
      await pause(30);
    }
  }

  /** Ends the process in its own way, or with SIGKILL when it takes too long. */
  async stop(): Promise<void> {
    this.wanted = false;
    this.wake.abort();
    const { child } = this;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      child.kill(this.definition.stopSignal);
      const late = new AbortController();
      await Promise.race([
        this.ended,
        pause(this.definition.stopWithinMs, undefined, { signal: late.signal }).catch(
          () => undefined,
        ),
      ]);
      late.abort();
      if (child.exitCode === null && child.signalCode === null) signalGroup(child.pid, 'SIGKILL');
    }
    await this.loop;
    this.served = false;
  }

  /** Sends a signal as a fault would; the supervision continues. */
  kill(signal: NodeJS.Signals): void {
    // Later waits are for the process that follows.
    if (signal === 'SIGKILL') this.served = false;
    this.child?.kill(signal);
  }

  private async keepRunning(): Promise<void> {
    while (this.wanted) {
      const began = performance.now();
      const how = await this.runOnce();
      this.served = false;
      if (!this.wanted) return;
      this.endings += 1;
      // A part that ended because another part is away waits until that part is back.
      const isItsOwn = this.order.hasWhatItNeeds(this.definition);
      if (performance.now() - began > STEADY_AFTER_MS || !isItsOwn)
        this.backoffMs = FIRST_BACKOFF_MS;
      if (!this.everServed && this.endings >= TRIES_AT_START) {
        this.gaveUp = new PlatformError(
          'PART_FAILED',
          `${this.definition.title} did not start: it ended ${this.endings} times, ` +
            `last ${how}${await this.lastWords()} (log: ${this.logFile}).`,
        );
        this.wanted = false;
        return;
      }
      this.lastReason = `it ended ${how}`;
      this.say(`${this.definition.title} ended ${how}; starting it again`);
      await rest(this.backoffMs, this.wake.signal);
      this.backoffMs = Math.min(this.backoffMs * 2, LONGEST_BACKOFF_MS);
    }
  }

  /** Runs the process to its end. @returns how it ended, for people */
  private async runOnce(): Promise<string> {
    const giveBack = await this.order.turn(this.definition, this.wake.signal);
    try {
      return this.wanted ? await this.runInTurn(giveBack) : 'before it began (it was stopped)';
    } finally {
      giveBack();
    }
  }

  /** @param giveBack called once it has loaded; at its end the turn is given back in any case */
  private async runInTurn(giveBack: () => void): Promise<string> {
    let child: ChildProcess;
    try {
      child = await this.launch();
    } catch (error) {
      return beforeItBegan(error);
    }
    const { pid } = child;
    let settle = (_: string): void => undefined;
    const ending = new Promise<string>((resolve) => {
      settle = resolve;
    });
    child.once('error', (error) => settle(beforeItBegan(error)));
    child.once('exit', (code, signal) =>
      settle(signal ? `by ${signal}` : `with exit code ${code}`),
    );
    this.ended = ending.then(() => undefined);
    if (pid === undefined) return ending;
    try {
      await this.leash.add({
        name: this.definition.name,
        pid,
        rank: this.definition.stopRank,
        stopSignal: this.definition.stopSignal,
        stopWithinMs: this.definition.stopWithinMs,
      });
    } catch (error) {
      // A process that cannot be noted (on a full disk) is not started.
      child.stdin?.end();
      await ending;
      await this.forget(pid);
      return beforeItBegan(error);
    }
    if (this.wanted) child.stdin?.write('go\n');
    else child.stdin?.end();
    this.changed();
    const over = new AbortController();
    const probing = Promise.all([
      this.probeUntilReady(over.signal),
      this.untilLoaded(over.signal).finally(giveBack),
    ]);
    const how = await ending;
    over.abort();
    await probing;
    // Processes that the process may have started and left in its group.
    signalGroup(pid, 'SIGKILL');
    await this.forget(pid);
    return how;
  }

  /** A stale note does no harm: it contains the time at which its process began. */
  private async forget(pid: number): Promise<void> {
    await this.leash.remove(pid).catch(() => undefined);
  }

  private async launch(): Promise<ChildProcess> {
    const command = await this.definition.command();
    const log = openLog(this.logFile);
    try {
      const child = spawn(
        '/bin/sh',
        ['-c', GATE, this.definition.name, command.file, ...command.args],
        {
          cwd: command.cwd,
          detached: true,
          env: command.env,
          stdio: ['pipe', log, log],
          ...command.user,
        },
      );
      child.stdin?.on('error', () => undefined);
      this.child = child;
      return child;
    } finally {
      closeSync(log);
    }
  }

  private async probeUntilReady(over: AbortSignal): Promise<void> {
    for (
      let everyMs = FIRST_PROBE_MS;
      !over.aborted;
      everyMs = Math.min(everyMs * 1.2, LONGEST_PROBE_MS)
    ) {
      try {
        await this.definition.probe();
        if (over.aborted) return;
        this.served = true;
        this.everServed = true;
        return;
      } catch (error) {
        this.lastReason = error instanceof Error ? error.message : String(error);
      }
      await rest(everyMs, over);
    }
  }

  private async untilLoaded(over: AbortSignal): Promise<void> {
    const { hasLoaded } = this.definition;
    if (!hasLoaded) return;
    const until = performance.now() + LOADS_WITHIN_MS;
    while (!over.aborted && performance.now() < until) {
      try {
        return await hasLoaded();
      } catch {
        await rest(FIRST_PROBE_MS, over);
      }
    }
  }

  private async lastWords(): Promise<string> {
    const text = await readFile(this.logFile, 'utf8').catch(() => '');
    const lines = text.trimEnd().split('\n').slice(-60);
    const line =
      lines.findLast((one) => /error|fatal|exception|expected/i.test(one)) ?? lines.at(-1) ?? '';
    return line ? `, saying "${line.trim().slice(0, 300)}"` : '';
  }
}

const beforeItBegan = (error: unknown): string =>
  `before it began (${error instanceof Error ? error.message : String(error)})`;

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (statSync(file).size > LARGEST_LOG_BYTES) renameSync(file, `${file}.1`);
  } catch {
    // There is none yet.
  }
  return openSync(file, 'a', 0o600);
}
