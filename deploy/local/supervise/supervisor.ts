import { rest } from '@sinergi/pace';
import type { StateFolder } from '../state/state-folder.js';
import { Leash } from './leash.js';
import type { PartDefinition } from './part-definition.js';
import { PlatformError } from './platform-error.js';
import { StartTurns } from './start-turns.js';
import { type StartOrder, SupervisedPart } from './supervised-part.js';

/** When a part stays away for longer, the other parts wait by themselves and report it. */
const NEEDED_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;

/**
 * Supervises the parts of one platform: starts each, restarts those that crash, stops them rank by
 * rank.
 */
export class Supervisor {
  private readonly parts = new Map<string, SupervisedPart>();
  private readonly leash: Leash;
  private isStopping = false;

  constructor(
    private readonly state: StateFolder,
    private readonly say: (line: string) => void,
    private readonly changed: () => void,
    private readonly turns = new StartTurns(),
  ) {
    this.leash = new Leash(state.root);
  }

  /** Starts a part and waits until it serves. @throws {PlatformError} */
  async start(definition: PartDefinition): Promise<void> {
    // The reaper is dismissed at the end of a stop: a process that started later would outlive the
    // platform.
    if (this.isStopping)
      throw new PlatformError(
        'STOPPED',
        `${definition.title} was not started, since everything is being stopped.`,
      );
    const part = new SupervisedPart(
      definition,
      this.state.logFile(definition.name),
      this.leash,
      this.say,
      this.changed,
      this.order,
    );
    this.parts.set(definition.name, part);
    await part.start();
  }

  private readonly order: StartOrder = {
    turn: async (definition, signal) => {
      const until = performance.now() + NEEDED_WITHIN_MS;
      while (!this.order.hasWhatItNeeds(definition) && performance.now() < until && !signal.aborted)
        await rest(LOOK_EVERY_MS, signal);
      return definition.hasLoaded ? this.turns.take(signal) : () => undefined;
    },
    hasWhatItNeeds: ({ needs = [] }) =>
      needs.every((name) => {
        const part = this.parts.get(name);
        // A part that somebody stopped is not waited for: it may stay away for good.
        return part === undefined || !part.isWanted || part.ready;
      }),
  };

  part(name: string): SupervisedPart {
    const part = this.parts.get(name);
    if (!part)
      throw new PlatformError(
        'STOPPED',
        `Expected a part of ${[...this.parts.keys()].join(', ')}, got ${name}.`,
      );
    return part;
  }

  list(): {
    name: string;
    pid: number | undefined;
    ready: boolean;
    reason: string;
    agencies: string[];
  }[] {
    return [...this.parts.values()].map(({ definition, pid, ready, reason }) => ({
      name: definition.name,
      pid,
      ready,
      reason,
      agencies: definition.agencies ?? [],
    }));
  }

  /** Stops everything in order, and the reaper last. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const ranks = [
      ...new Set([...this.parts.values()].map(({ definition }) => definition.stopRank)),
    ].sort((left, right) => left - right);
    for (const rank of ranks) {
      await Promise.all(
        [...this.parts.values()]
          .filter(({ definition }) => definition.stopRank === rank)
          .map((part) => part.stop()),
      );
    }
    await this.leash.close();
  }
}
