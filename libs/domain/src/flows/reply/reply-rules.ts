import type { FlowRules } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { always } from '../refuse-unless.js';
import { sealText } from '../seal-text.js';
import { validateRetention } from '../validate-retention.js';

/**
 * The rules of replies: one agency's answer to one request, with its content, and the ground of a
 * refusal, sealed for the asker.
 */
export const replyRules: FlowRules = {
  flow: 'reply',
  begins: ['REPLIED'],
  changes: { CORRECTED: { sets: 'whole', refusal: always } },
  onePer: ['requestId'],
  relates: { requestId: 'request' },
  occurredAt: () => null,
  derive(after, _change, before, { now, related }) {
    const request = related['requestId']!;
    return {
      ...sealText(after, 'ground', 'content'),
      addressees: [String(request['owner'])],
      late: before ? before['late'] : now > Number(request['dueAt']),
    };
  },
  validate(after, change, before, { owner, now, related }) {
    const request = related['requestId']!;
    const { outcome, ground, content } = after;
    const violations: Violation[] = [];
    if (!(request['addressees'] as string[]).includes(owner))
      violations.push({
        field: '/requestId',
        expected: 'a request that was addressed to this agency',
        got: 'another request',
      });
    if (before && before['requestId'] !== after['requestId'])
      violations.push({
        field: '/requestId',
        expected: 'the request that the version before answers',
        got: 'another request',
      });
    if (change === 'REPLIED' && request['status'] === 'WITHDRAWN')
      violations.push({
        field: '/requestId',
        expected: 'a request that was not withdrawn',
        got: 'a withdrawn request',
      });
    if (outcome === 'REFUSED' && !ground)
      violations.push({
        field: '/ground',
        expected: 'a ground with outcome REFUSED',
        got: 'nothing',
      });
    if (outcome !== 'REFUSED' && ground)
      violations.push({
        field: '/ground',
        expected: 'a ground only with outcome REFUSED',
        got: `a ground with ${String(outcome)}`,
      });
    if (outcome === 'ANSWERED' && !content)
      violations.push({
        field: '/content',
        expected: 'content with outcome ANSWERED',
        got: 'nothing',
      });
    if (outcome === 'NOTHING_HELD' && request['kind'] === 'ADVICE')
      violations.push({
        field: '/outcome',
        expected: 'ANSWERED, or REFUSED with a ground: advice is not held, it is given',
        got: 'NOTHING_HELD',
      });
    return [...violations, ...validateRetention(after, Number(after['occurredAt'] ?? now))];
  },
};
