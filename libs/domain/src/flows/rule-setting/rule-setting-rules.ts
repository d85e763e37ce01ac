import { dayNumberAt } from '@sinergi/law';
import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import { RULE_LIMITS } from '../../rules/rule-limits.js';
import { type SaidOfRule, validateSetting } from '../../rules/validate-setting.js';
import type { Violation } from '../../violation.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { day } from '../shown.js';
import { validateClearText } from '../validate-clear-text.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';

const DAY_MS = 86_400_000;

/**
 * The rules of settings: the coordinator sets numbers of a rule of early detection from a day on.
 * Each act is an entity of its own, so one that is to come changes nothing of one that holds. It
 * never holds for a day that is over, and what it said is not changed: it is revoked.
 */
export const ruleSettingRules: FlowRules = {
  flow: 'rule-setting',
  begins: ['ACTIVATED'],
  changes: {
    REVOKED: { ...says('statusReason'), refusal: refuseUnlessStatus('a setting', 'ACTIVE') },
  },
  occurredAt: () => null,
  derive: (_after, change, _before, { now }) =>
    change === 'REVOKED'
      ? { status: 'REVOKED', revokedOn: dayNumberAt(now) }
      : { status: 'ACTIVE', statusReason: null, revokedOn: null },
  validate(after, change, _before, context) {
    if (change === 'REVOKED')
      return [
        ...validateSaid(after, 'statusReason'),
        ...validateClearText('/statusReason', String(after['statusReason'])),
      ];
    const from = Number(after['inForceFrom']);
    return [
      ...validateSetting(after as unknown as SaidOfRule, RULE_LIMITS),
      ...validateDays(after, context),
      ...validateClearText('/activationReason', String(after['activationReason'])),
      ...validateRetention(after, from * DAY_MS, Number(after['inForceUntil'] ?? from) * DAY_MS),
    ];
  },
};

function validateDays({ inForceFrom, inForceUntil }: Fields, { now }: RuleContext): Violation[] {
  const [from, until, today] = [Number(inForceFrom), Number(inForceUntil), dayNumberAt(now)];
  if (from < today)
    return [{ field: '/inForceFrom', expected: `today, ${day(today)}, or later`, got: day(from) }];
  if ((inForceUntil ?? null) === null || until >= from) return [];
  const expected = `a day on or after ${day(from)}`;
  return [{ field: '/inForceUntil', expected, got: day(until) }];
}
