import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { validateAddressees } from '../validate-addressees.js';
import { validateKnown } from '../validate-known.js';
import { validateObserved } from '../validate-observed.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';

/** What a change must fill, of the fields that may be null otherwise. */
const MUST_SAY: Readonly<Record<string, readonly string[]>> = {
  ANSWERED: ['answerNo', 'answeredAt'],
  CLOSED: ['outcome'],
};

/**
 * The rules of referrals: a named officer hands a matter to who decides it, and says what became of
 * it. While it is open, and after an answer that confirms it, its subject is held (`holdOf`).
 */
export const referralRules: FlowRules = {
  flow: 'referral',
  begins: ['REFERRED'],
  changes: {
    ANSWERED: {
      ...says('answerNo', 'answeredAt'),
      refusal: refuseUnlessStatus('a referral', 'REFERRED'),
    },
    CLOSED: { ...says('outcome'), refusal: refuseUnlessStatus('a referral', 'ANSWERED') },
    RETRACTED: {
      ...says(),
      refusal: refuseUnlessStatus('a referral', 'REFERRED', 'ANSWERED', 'CLOSED'),
    },
  },
  cites: { grounds: 'event' },
  occurredAt: () => null,
  derive: (_after, change, before) => ({
    status: change,
    ...(before ? {} : { answerNo: null, answeredAt: null, outcome: null }),
  }),
  validate(after, change, _before, context) {
    if (change !== 'REFERRED')
      return [
        ...validateSaid(after, ...(MUST_SAY[change] ?? [])),
        ...(change === 'CLOSED' ? validateKnown(after, 'outcome') : []),
        ...validateObserved('/answeredAt', after['answeredAt'] as number | null, context.now),
      ];
    return [
      ...validateKnown(after, 'kind'),
      ...validateGrounds(after),
      ...validateAddressees(after['addressees'], context.participants),
      ...validateRetention(after, beganAt(after, context)),
    ];
  },
};

const beganAt = ({ occurredAt }: Fields, { now }: RuleContext): number => Number(occurredAt ?? now);

function validateGrounds({ grounds }: Fields): Violation[] {
  if (((grounds as unknown[] | undefined) ?? []).length > 0) return [];
  return [{ field: '/grounds', expected: 'the events that it rests on', got: 'none' }];
}
