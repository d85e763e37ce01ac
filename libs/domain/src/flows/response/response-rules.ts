import type { ChangeRule, Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { mayAnswer, whoMayAnswer } from '../alert/may-answer.js';
import { RESPONSE_STAGES } from '../alert/response-stages.js';
import { validateRetention } from '../validate-retention.js';

/**
 * The rules of responses: what one agency does about one alert, stage by stage. Each stage names
 * the responsible officer. Only who has a part in the alert answers it.
 */
export const responseRules: FlowRules = {
  flow: 'response',
  begins: ['SEEN', 'TAKEN', 'RESULT'],
  changes: {
    TAKEN: { ...towards('TAKEN'), sets: ['officer', 'note'] },
    RESULT: {
      ...towards('RESULT'),
      sets: ['officer', 'result', 'note'],
      requires: ['officer', 'result'],
    },
    CLOSED: { ...towards('CLOSED'), sets: ['officer', 'note'] },
  },
  onePer: ['alertId'],
  relates: { alertId: 'alert' },
  occurredAt: () => null,
  derive: (_after, change) => ({ stage: change }),
  validate(after, change, before, context) {
    const { now } = context;
    const { result } = after;
    const has = (result ?? null) !== null;
    return [
      ...validateAnswerer(context),
      ...(change === 'RESULT' && !has
        ? [{ field: '/result', expected: 'the result', got: 'nothing' }]
        : []),
      ...(has && (change === 'SEEN' || change === 'TAKEN')
        ? [{ field: '/result', expected: `no result at stage ${change}`, got: String(result) }]
        : []),
      ...(before ? [] : validateRetention(after, Number(after['occurredAt'] ?? now))),
    ];
  },
};

/** Validates that the agency has a part in the alert, at every stage: parts change. */
function validateAnswerer({ owner, related, participants }: RuleContext): Violation[] {
  const alert = related['alertId']!;
  if (mayAnswer(owner, alert, participants)) return [];
  return [
    { field: '/alertId', expected: `an answer by ${whoMayAnswer(alert)}`, got: `one by ${owner}` },
  ];
}

/**
 * Returns the rule of the change to a stage. Stages go forward; a result may be corrected by
 * another one.
 */
function towards(stage: string): ChangeRule {
  return {
    sets: [],
    requires: ['officer'],
    refusal({ stage: before }: Fields) {
      const [from, to] = [RESPONSE_STAGES.indexOf(String(before)), RESPONSE_STAGES.indexOf(stage)];
      if (to > from || (stage === 'RESULT' && before === 'RESULT')) return null;
      return `Expected a response at a stage before ${stage}, got one at ${String(before)}`;
    },
  };
}
