import { rmSync } from 'node:fs';
import { eventually } from '@sinergi/testing';
import { expect } from 'vitest';
import { type Platform, type PlatformOptions, startPlatform } from '../../deploy/local/platform.js';
import { acknowledgedSoFar, copiesOf, differences, heldBy, isPlayed, readProgress, subjectVersionsBy } from './exact-totals.js';
import { makeExchangeFolder } from './exchange-folder.js';
import { extendPlan } from './extend-plan.js';
import { killParts } from './kill-parts.js';

/** A platform of its own for a file of faults, with a simulator whose totals are known. */
export class FaultRun {
  readonly stateDir: string;
  readonly profilesDir: string;
  platform!: Platform;

  constructor(
    private readonly options: Pick<PlatformOptions, 'portBase' | 'mode'> & { ratePerSecond: number; totalEvents: number; seed: number },
  ) {
    ({ stateDir: this.stateDir, profilesDir: this.profilesDir } = makeExchangeFolder('sinergi-fault-'));
  }

  /** @param watch told of every line of progress, and given the platform as soon as there is one */
  async start(watch: Pick<PlatformOptions, 'say' | 'onStarted'> = {}): Promise<void> {
    const { portBase, mode, ...simulator } = this.options;
    const say = (line: string): void => {
      process.stdout.write(`platform: ${line}\n`);
      watch.say?.(line);
    };
    this.platform = await startPlatform({
      stateDir: this.stateDir,
      profilesDir: this.profilesDir,
      portBase,
      mode,
      simulator: { ...simulator, rhythm: 'steady' },
      say,
      ...(watch.onStarted ? { onStarted: watch.onStarted } : {}),
    });
  }

  async stop(): Promise<void> {
    await this.platform.stop();
  }

  async end(): Promise<void> {
    await this.platform?.stop();
    rmSync(this.stateDir, { recursive: true, force: true });
  }

  /** How many writes the simulator has had answered. */
  acknowledged(): number {
    return acknowledgedSoFar(this.platform.descriptor);
  }

  /** Kills parts as a fault does, in the middle of work, and waits until they serve again and work goes on. */
  async killInFlight(...names: string[]): Promise<void> {
    await this.isAtWork('the simulator is at work');
    await killParts(this.platform, names, 120_000);
    for (const name of names) {
      await eventually(`${name} serves again`, () => this.platform.parts().find((part) => part.name === name)!.ready, 120_000);
    }
    await this.isAtWork(`work goes on after ${names.join(', ')}`);
  }

  /** Something is answered from now on; a plan that is done by then is made longer. */
  private async isAtWork(what: string): Promise<void> {
    const before = this.acknowledged();
    await eventually(
      what,
      async () => {
        if (this.acknowledged() > before) return true;
        if (before > 0 && isPlayed(this.platform.descriptor)) await extendPlan(this.platform, 100);
        return false;
      },
      90_000,
    );
  }

  /** Every database holds exactly what was acknowledged and what follows from it: nothing lost, nothing twice, nothing put aside. */
  async expectExactTotals(): Promise<void> {
    await eventually('the simulator has done everything it planned', () => isPlayed(this.platform.descriptor), 300_000, 500);
    await this.platform.waitInSync(120_000);
    expect(Object.keys(readProgress(this.platform.descriptor).byAgency).length).toBeGreaterThan(3);
    for (const { code, databaseUrl } of copiesOf(this.platform.descriptor)) {
      await eventually(`${code} holds exactly what was acknowledged`, () => this.expectNoDifference(databaseUrl), 60_000, 500);
    }
  }

  /**
   * "In sync" allows a few seconds of lag, detection settles and the desk answers what it finds: exactness is of a moment when the last of it has
   * arrived, so both sides are looked at anew.
   */
  private async expectNoDifference(databaseUrl: string): Promise<true> {
    const { descriptor } = this.platform;
    const subjects = await subjectVersionsBy(descriptor);
    const found = differences(await heldBy(databaseUrl), readProgress(descriptor), subjects);
    if (found.length > 0) throw new Error(found.join('; '));
    return true;
  }
}
