import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

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
}

export interface Watched {
  own: readonly number[];
  /** of the first process: those that it forked are found by it */
  postgres: number;
  kafka: number;
}

/** The kernel counts in hundredths of a second on every Linux that Node runs on. Source: proc(5). */
const TICK_MS = 10;

/** @returns ends the measurement and says how many ms of processors went where */
export function processorTime(watched: Watched): () => ProcessorTime {
  const before = taken(watched);
  return () => {
    const after = taken(watched);
    const part = (name: keyof typeof before): number => after[name] - before[name];
    const known = part('own') + part('postgres') + part('kafka') + part('intake');
    return {
      own: part('own'),
      postgres: part('postgres'),
      kafka: part('kafka'),
      intake: part('intake'),
      others: Math.max(0, part('busy') - known),
    };
  };
}

/** How much of what the machine had to give in so many ms was used, 0 to 1. */
export function shareOfAll({ own, postgres, kafka, intake, others }: ProcessorTime, ms: number): number {
  return (own + postgres + kafka + intake + others) / (ms * availableParallelism());
}

function taken({ own, postgres, kafka }: Watched) {
  const { user, system } = process.cpuUsage();
  return {
    own: own.reduce((sum, pid) => sum + timeOf(pid), 0),
    postgres: timeOf(postgres) + childrenOf(postgres).reduce((sum, pid) => sum + timeOf(pid), 0),
    kafka: timeOf(kafka),
    intake: (user + system) / 1_000,
    busy: busyTime(),
  };
}

/** A process's own time and that of its children that have ended; 0 where there is none any more. */
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

/** All processors together, idle time and waiting for disks left out. */
function busyTime(): number {
  const fields = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))![1]!.split(' ').map(Number);
  const [user, nice, system, , , interrupts, soft, stolen] = fields;
  return (user! + nice! + system! + interrupts! + soft! + (stolen ?? 0)) * TICK_MS;
}
