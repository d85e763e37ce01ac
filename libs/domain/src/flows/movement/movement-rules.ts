import type { FlowRules } from '../../flow-rules.js';
import { always } from '../refuse-unless.js';
import { validateObserved } from '../validate-observed.js';
import { validateRetention } from '../validate-retention.js';

/**
 * The rules of movements: entries and exits at a checkpoint. A movement happened, so it can only be
 * corrected.
 */
export const movementRules: FlowRules = {
  flow: 'movement',
  begins: ['RECORDED'],
  changes: { CORRECTED: { sets: 'whole', refusal: always } },
  person: 'traveller',
  cites: { permitId: 'permit' },
  occurredAt: ({ at }) => Number(at),
  validate: (after, _change, _before, { now }) => [
    ...validateObserved('/at', Number(after['at']), now),
    ...validateRetention(after, Number(after['at'])),
  ],
};
