import type { FlowRules } from '../../flow-rules.js';
import { judgeObserved } from '../judge-observed.js';
import { judgeRetention } from '../judge-retention.js';
import { always } from '../refuse-unless.js';

/** An entry or exit at a checkpoint: it happened, and may only be put right. */
export const movementRules: FlowRules = {
  flow: 'movement',
  begins: ['RECORDED'],
  changes: { CORRECTED: { sets: 'whole', refusal: always } },
  person: 'traveller',
  cites: { permitId: 'permit' },
  occurredAt: ({ at }) => Number(at),
  judge: (after, _change, _before, { now }) => [
    ...judgeObserved('/at', Number(after['at']), now),
    ...judgeRetention(after, Number(after['at'])),
  ],
};
