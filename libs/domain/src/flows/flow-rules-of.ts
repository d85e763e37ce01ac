import type { Fields, FlowRules, RuleContext } from '../flow-rules.js';
import { validateLaneKept, validateLaneOf } from '../lane/validate-lane.js';
import type { Violation } from '../violation.js';
import { alertRules } from './alert/alert-rules.js';
import { bulletinRules } from './bulletin/bulletin-rules.js';
import { lodgingRules } from './lodging/lodging-rules.js';
import { movementRules } from './movement/movement-rules.js';
import { permitRules } from './permit/permit-rules.js';
import { replyRules } from './reply/reply-rules.js';
import { representationRules } from './representation/representation-rules.js';
import { requestRules } from './request/request-rules.js';
import { responseRules } from './response/response-rules.js';
import { sightingRules } from './sighting/sighting-rules.js';
import { subjectRules } from './subject/subject-rules.js';
import { validateObserved } from './validate-observed.js';
import { watchRules } from './watch/watch-rules.js';

const all: readonly FlowRules[] = [
  alertRules,
  bulletinRules,
  lodgingRules,
  movementRules,
  permitRules,
  replyRules,
  representationRules,
  requestRules,
  responseRules,
  sightingRules,
  subjectRules,
  watchRules,
];

/**
 * Adds two rules to every flow: a change cannot lie ahead of the clock, and an entity cannot refer
 * to the other lane.
 */
const guarded = all.map(
  (rules): FlowRules => ({
    ...rules,
    validate: (after, change, before, context) => [
      ...validateObserved(
        '/occurredAt',
        after['occurredAt'] as number | null | undefined,
        context.now,
      ),
      ...validateLaneKept(after, before),
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

export const flowsWithRules: readonly string[] = all.map(({ flow }) => flow);

function validateLaneOfRelated(after: Fields, { related }: RuleContext): Violation[] {
  return Object.entries(related).flatMap(([field, other]) =>
    validateLaneOf(`/${field}`, after, other),
  );
}
