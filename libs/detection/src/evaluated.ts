import { type Facts, NO_FACTS } from './facts.js';
import { type Evaluation, type Example, type Rule, valuesOf } from './rule.js';

/** Circumstances of an evaluation: times in epoch ms. */
export interface Circumstances {
  now: number;
  coveredUntil: number | null;
  /** parameters that are set otherwise than published */
  values?: Readonly<Record<string, number>>;
}

/** Evaluates a rule by some facts; of every other kind there is none. */
export const evaluated = (
  rule: Pick<Rule<never, never>, 'parameters'>,
  facts: Partial<Facts>,
  { now, coveredUntil, values = {} }: Circumstances,
): Evaluation =>
  (rule as unknown as Rule).evaluate(
    { ...NO_FACTS, ...facts },
    {
      now,
      values: { ...valuesOf(rule as unknown as Rule), ...values },
      coveredUntil: () => coveredUntil,
    },
  );

/** Evaluates a rule by an example, with its published numbers. */
export const tried = (rule: Rule, { facts, now, coveredUntil }: Example): Evaluation =>
  evaluated(rule, facts, { now, coveredUntil });
