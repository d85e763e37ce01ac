import type { FlowRules } from '../../flow-rules.js';
import { LIVE, laneOf } from '../../lane/lane-of.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { validateClearText } from '../validate-clear-text.js';
import { validateGrowth } from '../validate-growth.js';
import { validateRetention } from '../validate-retention.js';

const open = refuseUnlessStatus('an exercise', 'OPEN');

/**
 * The rules of exercises, each a lane of its own. Its `now` only grows, so what was evaluated in it
 * is never evaluated for an earlier time.
 */
export const exerciseRules: FlowRules = {
  flow: 'exercise',
  begins: ['OPENED'],
  changes: {
    ADVANCED: {
      sets: ['now', 'officer'],
      requires: ['now', 'officer'],
      refusal: (before) =>
        open(before) ??
        ((before['now'] ?? null) === null
          ? 'Expected an exercise with a time of its own, got one with the real time'
          : null),
    },
    ENDED: { ...says(), refusal: open },
  },
  onePer: ['name'],
  isInEveryLane: true,
  occurredAt: () => null,
  derive: (_after, change) => ({ status: change === 'ENDED' ? 'ENDED' : 'OPEN' }),
  validate(after, change, before, { now }) {
    return [
      ...(laneOf(after) === LIVE
        ? []
        : [{ field: '/handling/exerciseId', expected: 'nothing', got: 'an exercise within one' }]),
      ...(change === 'ADVANCED' ? validateGrowth('now', after, before!) : []),
      ...(change === 'OPENED'
        ? [
            ...validateClearText('/title', String(after['title'])),
            ...validateRetention(after, Number(after['occurredAt'] ?? now)),
          ]
        : []),
    ];
  },
};
