import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@sinergi/testing';
import { aSighting } from './a-sighting.js';
import type { AgencySystem } from './agency-system.js';

const TAKEN_WITHIN_MS = 180_000;
const EVERY_MS = 100;

/** Sightings that a system sends all the while, each until it is taken. */
export class Traffic {
  /** ids of sightings, in the order in which they were answered */
  readonly taken: string[] = [];
  private isOn = true;
  private readonly running: Promise<void>;

  constructor(
    private readonly system: AgencySystem,
    private readonly change: Record<string, unknown> = {},
  ) {
    this.running = this.run();
  }

  /** Waits until more were taken than by now. @returns the first id that is certainly later */
  async later(): Promise<string> {
    const from = this.taken.length + 1;
    await eventually('there is traffic', () => this.taken.length > from, TAKEN_WITHIN_MS);
    return this.taken[from]!;
  }

  /** @returns the ids of all that was taken */
  async stop(): Promise<string[]> {
    this.isOn = false;
    await this.running;
    return this.taken;
  }

  private async run(): Promise<void> {
    while (this.isOn) {
      const [body, key] = [aSighting(this.change), randomUUID()];
      const answer = await eventually(
        'a sighting is taken',
        async () => {
          const said = await this.system.report(body, key).catch(() => null);
          return said !== null && said.status < 300 ? said : null;
        },
        TAKEN_WITHIN_MS,
      );
      this.taken.push(answer.body.sightingId);
      await pause(EVERY_MS);
    }
  }
}
