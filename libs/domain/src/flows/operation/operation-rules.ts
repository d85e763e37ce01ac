import { coversArea } from '../../covers-area.js';
import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { withFiles } from '../attachments.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { instant } from '../shown.js';
import { validateAddressees, validateBesideOwner } from '../validate-addressees.js';
import { validateClearText } from '../validate-clear-text.js';
import { validateKnown } from '../validate-known.js';
import { validateObserved } from '../validate-observed.js';
import { validateOrder } from '../validate-order.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';
import { validateLead } from './validate-lead.js';

const followsFrom = (...states: readonly string[]) => refuseUnlessStatus('an operation', ...states);

/**
 * The rules of joint operations. The owner is the lead agency, the addressees are its members, and
 * one officer leads it: handing it over is a change that names both.
 */
export const operationRules: FlowRules = {
  flow: 'operation',
  begins: ['PLANNED'],
  changes: withFiles({
    CHANGED: { sets: 'whole', refusal: followsFrom('PLANNED', 'APPROVED', 'STARTED') },
    APPROVED: { ...says('orderNos'), refusal: followsFrom('PLANNED') },
    STARTED: { ...says('startedAt'), refusal: followsFrom('APPROVED') },
    ENDED: { ...says('endedAt'), refusal: followsFrom('STARTED') },
    // Counts may be put right.
    REPORTED: { ...says('results'), refusal: followsFrom('ENDED', 'REPORTED') },
    CANCELLED: { ...says(), refusal: followsFrom('PLANNED', 'APPROVED') },
  }),
  occurredAt: () => null,
  derive: (after, change, before) => ({
    status: change === 'CHANGED' ? before!['status'] : change,
    // It says what this change does.
    handedOverFrom: (before && change !== 'CHANGED' ? null : after['handedOverFrom']) ?? null,
    ...(before ? {} : { startedAt: null, endedAt: null, results: null }),
  }),
  validate(after, change, before, context) {
    if (change === 'PLANNED' || change === 'CHANGED')
      return [...validatePlan(after, before, context), ...validateLead(after, before)];
    if (change === 'APPROVED') return validateOrders(after);
    if (change === 'STARTED')
      return [
        ...validateSaid(after, 'startedAt'),
        ...validateObserved('/startedAt', after['startedAt'] as number | null, context.now),
        ...validateOrder('startedAt', 'endsAt', after),
      ];
    if (change === 'ENDED')
      return [
        ...validateSaid(after, 'endedAt'),
        ...validateObserved('/endedAt', after['endedAt'] as number | null, context.now),
        ...validateEnd(after),
      ];
    return change === 'REPORTED' ? validateSaid(after, 'results') : [];
  },
};

function validatePlan(after: Fields, before: Fields | null, context: RuleContext): Violation[] {
  const { title, addressees, status } = after;
  const { owner, now, participants } = context;
  return [
    ...validateClearText('/title', String(title)),
    ...validateKnown(after, 'kind'),
    ...validateOrder('startsAt', 'endsAt', after),
    ...validateBesideOwner(addressees, owner, 'a member'),
    ...validateAddressees(addressees, participants, before?.['addressees']),
    ...validateAreas(after, before, context),
    ...(status === 'PLANNED' ? [] : validateOrders(after)),
    ...validateRetention(after, Number(after['occurredAt'] ?? now)),
  ];
}

/** Validates that it takes place where its lead or a member answers; areas of before stay. */
function validateAreas(
  { areas, addressees }: Fields,
  before: Fields | null,
  { owner, boundaries, participants }: RuleContext,
): Violation[] {
  const districts = (areas ?? []) as readonly string[];
  if (districts.length === 0)
    return [{ field: '/areas', expected: 'at least one district', got: 'none' }];
  const kept = (before?.['areas'] ?? []) as readonly string[];
  const takePart = [owner, ...((addressees ?? []) as readonly string[])];
  const theirs = participants.filter(
    ({ code, kind }) => kind === 'AGENCY' && takePart.includes(code),
  );
  const known = boundaries.districts.map(({ code }) => code);
  return districts.flatMap((district, at) => {
    const isTheirs =
      known.includes(district) && theirs.some(({ areaCodes }) => coversArea(areaCodes, district));
    if (isTheirs || kept.includes(district)) return [];
    return [
      {
        field: `/areas/${at}`,
        expected: `a district of ${takePart.join(' or ')}`,
        got: district,
      },
    ];
  });
}

function validateOrders({ orderNos }: Fields): Violation[] {
  if (((orderNos ?? []) as readonly string[]).length > 0) return [];
  return [{ field: '/orderNos', expected: 'the number of its order', got: 'none' }];
}

function validateEnd({ startedAt, endedAt }: Fields): Violation[] {
  if (Number(endedAt) >= Number(startedAt)) return [];
  return [
    {
      field: '/endedAt',
      expected: `a time not before ${instant(Number(startedAt))}`,
      got: instant(Number(endedAt)),
    },
  ];
}
