import { readdirSync, readFileSync } from 'node:fs';
import { processorTicks } from './machine.js';

/** Where processor time goes. */
export interface ProcessorTime {
  /** the contender's own processes */
  own: number;
  postgres: number;
  kafka: number;
  /** whoever hands the events over */
  intake: number;
  /** everything else on the machine: not ours to measure, but it slows what is */
  others: number;
  /** what nobody used */
  idle: number;
}

/** The processes that every contender shares. */
export interface Stores {
  /** of the first process: those that it forked are found by it */
  postgres: number;
  kafka: number;
}

/**
 * The kernel counts in hundredths of a second on every Linux that Node runs on. Source: proc(5).
 */
const TICK_MS = 10;

/** @returns ends the measurement and says how many ms of processors went where */
export function processorTime(stores: Stores, own: readonly number[]): () => ProcessorTime {
  const before = taken(stores, own);
  return () => {
    const after = taken(stores, own);
    const part = (name: keyof typeof before): number => after[name] - before[name];
    const known = part('own') + part('postgres') + part('kafka') + part('intake');
    return {
      own: part('own'),
      postgres: part('postgres'),
      kafka: part('kafka'),
      intake: part('intake'),
      others: Math.max(0, part('busy') - known),
      idle: part('all') - part('busy'),
    };
  };
}

/** How much of the machine's processors was used, by whomever, 0 to 1. */
export function shareInUse({ idle, own, postgres, kafka, intake, others }: ProcessorTime): number {
  const used = own + postgres + kafka + intake + others;
  return used / (used + idle);
}

function taken({ postgres, kafka }: Stores, own: readonly number[]) {
  const { user, system } = process.cpuUsage();
  const { busy, all } = processorTicks();
  return {
    own: own.reduce((sum, pid) => sum + timeOf(pid), 0),
    postgres: timeOf(postgres) + childrenOf(postgres).reduce((sum, pid) => sum + timeOf(pid), 0),
    kafka: timeOf(kafka),
    intake: (user + system) / 1_000,
    busy: busy * TICK_MS,
    all: all * TICK_MS,
  };
}

/**
 * A process's own time and that of its children that have ended; 0 where there is none any more.
 */
function timeOf(pid: number): number {
  const fields = statOf(pid);
  return fields ? [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * TICK_MS : 0;
}

/** From the state on, since the name before it may hold anything. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && statOf(pid)?.[1] === String(parent));
}
