import type { Fields, FlowRules } from '../../flow-rules.js';
import { sealedReason } from '../seal-text.js';
import { validateObserved } from '../validate-observed.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';

const refuseRetracted = ({ retracted }: Fields): string | null =>
  retracted === true ? 'Expected a movement that was, got one that was retracted' : null;

/**
 * The rules of movements: entries and exits at a checkpoint. What was recorded wrongly is
 * corrected; what never happened is retracted, for good.
 */
export const movementRules: FlowRules = {
  flow: 'movement',
  begins: ['RECORDED'],
  changes: {
    CORRECTED: { sets: 'whole', refusal: refuseRetracted },
    RETRACTED: { sets: ['statusReason'], requires: ['statusReason'], refusal: refuseRetracted },
  },
  person: 'traveller',
  cites: { permitId: 'permit' },
  occurredAt: ({ at }) => Number(at),
  derive: ({ statusReason }, change) => {
    const retracted = change === 'RETRACTED';
    return { retracted, ...sealedReason(retracted ? statusReason : null) };
  },
  validate: (after, change, _before, { now }) =>
    change === 'RETRACTED'
      ? validateSaid(after, 'statusReason')
      : [
          ...validateObserved('/at', Number(after['at']), now),
          ...validateRetention(after, Number(after['at'])),
        ],
};
