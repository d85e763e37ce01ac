import type { Fields, FlowRules } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { sealText } from '../seal-text.js';
import { instant } from '../shown.js';
import { validateKnown } from '../validate-known.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';
import { addresseesOf, type RequestTarget, unknownTargets } from './addressees-of.js';

const open = refuseUnlessStatus('a request', 'OPEN');
const STATUS_AFTER: Readonly<Record<string, string>> = {
  ASKED: 'OPEN',
  REMINDED: 'OPEN',
  WITHDRAWN: 'WITHDRAWN',
  CLOSED: 'CLOSED',
};

/**
 * The rules of requests for information or for advice, addressed by name, role or area, with a time
 * by which an answer is due. What is asked is sealed for the addressees.
 */
export const requestRules: FlowRules = {
  flow: 'request',
  begins: ['ASKED'],
  changes: {
    REMINDED: { sets: ['dueAt'], refusal: open },
    WITHDRAWN: { sets: [], refusal: open },
    CLOSED: { sets: [], refusal: open },
  },
  occurredAt: () => null,
  derive(after, change, before, { owner, participants }) {
    return {
      ...(before ? {} : sealText(after, 'question', 'detail')),
      status: STATUS_AFTER[change],
      // A request of before there were kinds asks for information.
      kind: (before ? before['kind'] : after['kind']) ?? 'INFORMATION',
      reminders: Number(before?.['reminders'] ?? 0) + (change === 'REMINDED' ? 1 : 0),
      // The addressees at the time of the request: an agency that joins later was not asked.
      addressees: before
        ? before['addressees']
        : addresseesOf(after['to'] as RequestTarget, owner, participants),
    };
  },
  validate(after, change, before, { now, participants }) {
    if (change === 'REMINDED' && after['dueAt'] !== before?.['dueAt'])
      return validateDue(after, now);
    if (change !== 'ASKED') return [];
    const violations: Violation[] = unknownTargets(after['to'] as RequestTarget, participants);
    if (violations.length === 0 && (after['addressees'] as string[]).length === 0)
      violations.push({ field: '/to', expected: 'at least one other agency', got: 'none' });
    const askedAt = Number(after['occurredAt'] ?? now);
    // A request made before it was recorded may be due already: the record shows it, and its
    // answers are late.
    return [
      ...validateKnown(after, 'kind'),
      ...(after['kind'] === 'RECTIFICATION' ? validateSaid(after, 'subjectId') : []),
      ...violations,
      ...validateDue(after, askedAt),
      ...validateRetention(after, askedAt),
    ];
  },
};

function validateDue({ dueAt }: Fields, since: number): Violation[] {
  if (Number(dueAt) > since) return [];
  return [
    { field: '/dueAt', expected: `a time after ${instant(since)}`, got: instant(Number(dueAt)) },
  ];
}
