import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newlyAssigned } from './assigned-partition.js';
import { Assignment } from './assignment.js';
import type { Gap } from './bus.js';
import { ReaderLife } from './reader-life.js';

const TOPIC = 'timpora.sighting';
const STARTS_UP = Object.assign(new Error('the database system is starting up'), { code: '57P03' });
const BUG = Object.assign(new Error('column "x" does not exist'), { code: '42703' });
const GAP: Gap = {
  ...{ topic: TOPIC, partition: 0, reason: 'Expected the log to reach offset 9' },
  ...{ start: 0n, end: 5n, position: 9n },
};

let said: string[];
let crashes: Error[];
let life: ReaderLife;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  crashes = [];
  const say = (_: object, message: string): void => void said.push(message);
  life = new ReaderLife((error) => crashes.push(error), { debug: () => undefined, warn: say });
});
afterEach(() => {
  life.stop();
  vi.useRealTimers();
});

/** Of an owner whose database throws each of these once, then answers. */
function assignmentOf(errors: Error[]) {
  const told: string[] = [];
  const sought: string[] = [];
  const ask = async (what: string): Promise<void> => {
    const error = errors.shift();
    if (error) throw error;
    told.push(what);
  };
  const assignment = new Assignment(
    {
      positions: async () => new Map(),
      onGap: ({ partition }) => ask(`gap ${partition}`),
      onContinued: (_, partition) => ask(`continued ${partition}`),
    },
    {
      bounds: async () => [],
      clusterId: async () => 'one',
      existingTopics: async () => new Set<string>(),
    },
    life,
    () => ({
      seek: (_, partition, offset) => void sought.push(`${partition} at ${offset}`),
      pause: () => undefined,
      resume: () => undefined,
    }),
  );
  const assigned = newlyAssigned(TOPIC, 0, 9n);
  assignment.put(assigned);
  return { assignment, assigned, told, sought };
}

describe('an owner whose database starts up again', () => {
  it('is asked until it answers, and reads on where it is: an outage is no crash', async () => {
    const { assignment, assigned, told, sought } = assignmentOf([STARTS_UP, STARTS_UP]);
    life.later(0, () => assignment.readOn(assigned));
    await vi.advanceTimersByTimeAsync(5_000);
    expect({ told, sought, crashes }).toEqual({
      ...{ told: ['continued 0'], sought: ['0 at 9'], crashes: [] },
    });
    expect(said).toEqual([]);
  });

  it('is told of a gap once it can be', async () => {
    const { assignment, assigned, told } = assignmentOf([STARTS_UP, STARTS_UP]);
    life.later(0, () => assignment.lose(assigned, GAP));
    await vi.advanceTimersByTimeAsync(5_000);
    expect({ told, crashes }).toEqual({ told: ['gap 0'], crashes: [] });
    expect(assignment.pausedGaps()).toEqual([`${TOPIC}/0`]);
  });

  it('seeks nothing where the partition was assigned anew meanwhile', async () => {
    const { assignment, assigned, sought } = assignmentOf([STARTS_UP]);
    life.later(0, () => assignment.readOn(assigned));
    await vi.advanceTimersByTimeAsync(100);
    assignment.put(newlyAssigned(TOPIC, 0, 12n));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sought).toEqual([]);
  });
});

describe('an owner with a bug', () => {
  it('ends the reading: a live process with a dead consumer would be worse', async () => {
    const { assignment, assigned } = assignmentOf([BUG]);
    life.later(0, () => assignment.readOn(assigned));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(crashes).toEqual([BUG]);
  });
});
