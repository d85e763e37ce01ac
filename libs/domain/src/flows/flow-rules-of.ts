import type { Fields, FlowRules, RuleContext } from '../flow-rules.js';
import { validateLane, validateLaneOf } from '../lane/validate-lane.js';
import type { Violation } from '../violation.js';
import { allFlowRules } from './all-flow-rules.js';
import { validateObserved } from './validate-observed.js';

/**
 * Adds two rules to every flow: a change cannot lie ahead of its lane's time, and an entity stays
 * in its lane and refers to no other.
 */
const guarded = allFlowRules.map(
  (rules): FlowRules => ({
    ...rules,
    validate: (after, change, before, context) => [
      ...validateObserved(
        '/occurredAt',
        after['occurredAt'] as number | null | undefined,
        context.now,
      ),
      ...validateLane(after, before, context),
      ...validateLaneOfRelated(after, context),
      ...rules.validate(after, change, before, context),
    ],
  }),
);

/**
 * Returns the rules of a flow; undefined for a flow whose entities no agency's system begins, such
 * as the directory.
 */
export const flowRulesOf = (flow: string): FlowRules | undefined =>
  guarded.find((rules) => rules.flow === flow);

export const flowsWithRules: readonly string[] = allFlowRules.map(({ flow }) => flow);

function validateLaneOfRelated(after: Fields, { related }: RuleContext): Violation[] {
  return Object.entries(related).flatMap(([field, other]) =>
    validateLaneOf(`/${field}`, after, other),
  );
}
