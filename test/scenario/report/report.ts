import type { BothLanguages } from '@sinergi/detection';
import type { RuleScore, TrapScore } from '../population/judge-alerts.js';
import type { ActTold, Figure } from '../stage/telling.js';

/** Everything that a report shows of what was played. */
export interface Report {
  title: BothLanguages;
  /** id of the exercise */
  exerciseId: string;
  /** RFC 3339, of the real time */
  playedAt: string;
  /** ms of the real time */
  tookMs: number;
  acts: readonly ActTold[];
  figures: readonly Figure[];
  /** of a population: how right each rule was, and what its traps led to; empty for the play */
  rules: readonly RuleScore[];
  traps: readonly TrapScore[];
}
