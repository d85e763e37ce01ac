import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { withFiles } from '../attachments.js';
import { happenedAt } from '../happened-at.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { instant } from '../shown.js';
import { validateAddressees, validateBesideOwner } from '../validate-addressees.js';
import { validateClearText } from '../validate-clear-text.js';
import { validateOrder } from '../validate-order.js';
import { validateRetention } from '../validate-retention.js';
import { validateWorkItems, workItemsOf } from './work-items.js';

const followsFrom = (...states: readonly string[]) => refuseUnlessStatus('a meeting', ...states);
const minuted = followsFrom('MINUTED', 'FOLLOWED_UP');

/**
 * The rules of meetings, from the invitation to the last item of their work programme. The owner
 * says how each item stands; what the agencies say of their items are contributions.
 */
export const meetingRules: FlowRules = {
  flow: 'meeting',
  begins: ['SCHEDULED'],
  changes: withFiles({
    CHANGED: { sets: 'whole', refusal: followsFrom('SCHEDULED') },
    HELD: { ...says('attendance'), refusal: followsFrom('SCHEDULED') },
    MINUTED: {
      sets: ['officer', 'workItems', 'minutes'],
      requires: ['officer', 'workItems'],
      refusal: followsFrom('HELD'),
    },
    FOLLOWED_UP: { ...says('workItems'), refusal: minuted },
    CLOSED: { ...says(), refusal: (before) => minuted(before) ?? refuseOpenItems(before) },
    CANCELLED: { ...says(), refusal: followsFrom('SCHEDULED') },
  }),
  occurredAt: () => null,
  derive: (_after, change, before) => ({
    status: change === 'CHANGED' ? 'SCHEDULED' : change,
    ...(before ? {} : { attendance: [], workItems: [], minutes: null }),
  }),
  validate(after, change, before, context) {
    if (change === 'SCHEDULED' || change === 'CHANGED') return validatePlan(after, before, context);
    if (change === 'HELD') return [...validateBegun(after, context), ...validateAttendance(after)];
    if (change === 'MINUTED') return validateWorkItems(after, null, context.participants);
    if (change === 'FOLLOWED_UP') return validateWorkItems(after, before, context.participants);
    return [];
  },
};

function refuseOpenItems(before: Fields): string | null {
  const open = workItemsOf(before).filter(({ status }) => status === 'OPEN').length;
  if (open === 0) return null;
  return `Expected a meeting whose items are all DONE or DROPPED, got one with ${open} OPEN`;
}

function validatePlan(after: Fields, before: Fields | null, context: RuleContext): Violation[] {
  const { title, venue, agenda, addressees } = after;
  const { owner, now, participants } = context;
  return [
    ...validateClearText('/title', String(title)),
    ...validateClearText('/venue', String(venue)),
    ...((agenda ?? []) as readonly string[]).flatMap((text, at) =>
      validateClearText(`/agenda/${at}`, text),
    ),
    ...validateOrder('startsAt', 'endsAt', after),
    ...validateBesideOwner(addressees, owner, 'an agency that is invited'),
    ...validateAddressees(addressees, participants, before?.['addressees']),
    ...validateRetention(after, Number(after['occurredAt'] ?? now)),
  ];
}

function validateBegun({ startsAt }: Fields, context: RuleContext): Violation[] {
  const heldAt = happenedAt(context);
  if (heldAt >= Number(startsAt)) return [];
  return [
    {
      field: '/change',
      expected: `HELD not before the meeting begins, ${instant(Number(startsAt))}`,
      got: instant(heldAt),
    },
  ];
}

function validateAttendance({ attendance, addressees, owner }: Fields): Violation[] {
  const invited = [String(owner), ...(addressees as readonly string[])];
  return (attendance as readonly string[]).flatMap((code, at) =>
    invited.includes(code)
      ? []
      : [
          {
            field: `/attendance/${at}`,
            expected: `one that was invited: ${invited.join(', ')}`,
            got: code,
          },
        ],
  );
}
