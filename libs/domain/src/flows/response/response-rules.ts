import type { ChangeRule, Fields, FlowRules } from '../../flow-rules.js';
import { validateRetention } from '../validate-retention.js';

const STAGES = ['SEEN', 'TAKEN', 'RESULT', 'CLOSED'];

/**
 * The rules of responses: what one agency does about one alert, stage by stage. Each stage names
 * the responsible officer.
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
  validate(after, change, before, { now }) {
    const { result } = after;
    const has = (result ?? null) !== null;
    return [
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

/**
 * Returns the rule of the change to a stage. Stages go forward; a result may be corrected by
 * another one.
 */
function towards(stage: string): ChangeRule {
  return {
    sets: [],
    requires: ['officer'],
    refusal({ stage: before }: Fields) {
      const [from, to] = [STAGES.indexOf(String(before)), STAGES.indexOf(stage)];
      if (to > from || (stage === 'RESULT' && before === 'RESULT')) return null;
      return `Expected a response at a stage before ${stage}, got one at ${String(before)}`;
    },
  };
}
