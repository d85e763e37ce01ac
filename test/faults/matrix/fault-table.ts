import type { Fault } from './fault.js';
import type { Verdict } from './oracles.js';
import type { FaultOutcome, FaultRunResult } from './run-fault.js';

const HEAD = [
  '#',
  'fault',
  'runs',
  'stuck',
  'committed',
  'lost',
  'duplicated',
  'inversions',
  'gaps',
  'unequal cuts',
  'dead: precision',
  'recall',
  'recovery p50 s',
  'p99 s',
];

/** The results of the runs, one row per fault. A run of several faults counts for each of them. */
export class FaultTable {
  private readonly outcomes: (FaultOutcome & { verdict: Verdict })[] = [];
  private readonly stucks: Fault[] = [];

  constructor(private readonly faults: readonly Fault[]) {}

  add({ outcomes, verdict }: FaultRunResult): void {
    for (const outcome of outcomes) this.outcomes.push({ ...outcome, verdict });
  }

  /** Notes a run that did not finish. */
  stuck(faults: readonly Fault[]): void {
    this.stucks.push(...faults);
  }

  /** Returns the table as Markdown. */
  text(): string {
    const lines = [HEAD, HEAD.map(() => '---'), ...this.faults.map((fault) => this.rowOf(fault))];
    return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  }

  private rowOf(fault: Fault): string[] {
    const of = this.outcomes.filter((outcome) => outcome.fault === fault);
    const verdicts = of.map(({ verdict }) => verdict);
    const sum = (what: Exclude<keyof Verdict, 'details'>): number =>
      verdicts.reduce((total, verdict) => total + verdict[what], 0);
    const right = sum('deadRight');
    const share = (wrong: number): string =>
      right + wrong === 0 ? '–' : (right / (right + wrong)).toFixed(3);
    const recovery = of.flatMap(({ recoveryMs }) => recoveryMs ?? []).sort((a, b) => a - b);
    const at = (quantile: number): string =>
      recovery.length === 0
        ? '–'
        : (recovery[Math.ceil(quantile * recovery.length) - 1]! / 1_000).toFixed(1);
    return [
      fault.number,
      fault.name,
      of.length,
      this.stucks.filter((one) => one === fault).length,
      of.reduce((total, { committed }) => total + committed, 0),
      sum('lost'),
      sum('duplicated'),
      sum('inversions'),
      sum('gaps'),
      sum('unequal'),
      share(sum('deadWrongly')),
      share(sum('deadMissed')),
      at(0.5),
      at(0.99),
    ].map(String);
  }
}
