import type { FlowRules } from '../../flow-rules.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { validateClearText } from '../validate-clear-text.js';
import { validateRetention } from '../validate-retention.js';

const current = refuseUnlessStatus('a bulletin', 'CURRENT');

/**
 * The rules of bulletins, which all agencies should read. A bulletin is not sealed, so it contains
 * nothing about a person.
 */
export const bulletinRules: FlowRules = {
  flow: 'bulletin',
  begins: ['PUBLISHED'],
  changes: {
    CORRECTED: { sets: 'whole', refusal: current },
    WITHDRAWN: { sets: [], refusal: current },
  },
  occurredAt: () => null,
  cites: { links: 'entity', supersedes: 'bulletin' },
  derive: (_after, change) => ({ status: change === 'WITHDRAWN' ? 'WITHDRAWN' : 'CURRENT' }),
  validate(after, change, _before, { now }) {
    if (change === 'WITHDRAWN') return [];
    return [
      ...validateClearText('/title', String(after['title'])),
      ...validateClearText('/body', String(after['body'])),
      ...validateRetention(after, Number(after['occurredAt'] ?? now)),
    ];
  },
};
