import { readdirSync, readFileSync } from 'node:fs';
import { processorTicks } from './machine.js';

/** Processor time by consumer. */
export interface ProcessorTime {
  /** the contender's own processes */
  own: number;
  postgres: number;
  kafka: number;
  /** the process that hands the events over */
  intake: number;
  /** everything else on the machine: it is not measured, but it slows the measurement */
  others: number;
  /** idle time */
  idle: number;
}

/** The processes that every contender shares. */
export interface Stores {
  /** the id of the first process; the processes that it forked are found from it */
  postgres: number;
  kafka: number;
  /** the connection of the cluster's superuser */
  postgresUrl: string;
  /** the broker's `log.dirs` */
  kafkaData: string;
}

/**
 * The unit of the kernel: hundredths of a second on every Linux that Node runs on. Source: proc(5).
 */
const TICK_MS = 10;

/** @returns a function that ends the measurement and returns the processor time by consumer, ms */
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

/** Returns the share of the processors that one consumer used, 0 to 1. */
export function shareOf(part: 'own' | 'postgres' | 'kafka', time: ProcessorTime): number {
  const { own, postgres, kafka, intake, others, idle } = time;
  return time[part] / (own + postgres + kafka + intake + others + idle);
}

/** Returns the share of the processors that all processes used, 0 to 1. */
export function shareInUse({ idle, own, postgres, kafka, intake, others }: ProcessorTime): number {
  const used = own + postgres + kafka + intake + others;
  return used / (used + idle);
}

function taken({ postgres, kafka }: Pick<Stores, 'postgres' | 'kafka'>, own: readonly number[]) {
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

/** Returns the time of a process and of its ended children; 0 where the process is gone. */
function timeOf(pid: number): number {
  const fields = statOf(pid);
  return fields ? [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * TICK_MS : 0;
}

/** Returns the fields from the state on. The name before them may contain any character. */
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
