import type { FlowRules } from '../../flow-rules.js';
import { judgeClearText } from '../judge-clear-text.js';
import { judgeRetention } from '../judge-retention.js';
import { refuseUnlessStatus } from '../refuse-unless.js';

const current = refuseUnlessStatus('a bulletin', 'CURRENT');

/** What all agencies should read. It travels in clear, so it says nothing of a person. */
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
  judge(after, change, _before, { now }) {
    if (change === 'WITHDRAWN') return [];
    return [
      ...judgeClearText('/title', String(after['title'])),
      ...judgeClearText('/body', String(after['body'])),
      ...judgeRetention(after, Number(after['occurredAt'] ?? now)),
    ];
  },
};
