import type { Fields, FlowRules } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { instant } from '../shown.js';
import { validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';
import { PRESENCE_LIMITS } from './presence-limits.js';

const inForce = refuseUnlessStatus('a presence', 'ACTIVE');
const STATUS_AFTER: Readonly<Record<string, string>> = {
  CONFIRMED: 'ACTIVE',
  EXTENDED: 'ACTIVE',
  LAPSED: 'LAPSED',
  WITHDRAWN: 'WITHDRAWN',
};

/**
 * The rules of presences, by which the identity authority confirms that a person was in a district.
 * A presence always has an end; then the owner's service makes it lapse by itself.
 */
export const presenceRules: FlowRules = {
  flow: 'presence',
  begins: ['CONFIRMED'],
  changes: {
    EXTENDED: { sets: ['until'], requires: ['until'], refusal: inForce },
    LAPSED: { sets: [], refusal: inForce },
    WITHDRAWN: { sets: ['withdrawalReason'], requires: ['withdrawalReason'], refusal: inForce },
  },
  cites: { evidence: 'event' },
  lapses: {
    change: 'LAPSED',
    dueAt: ({ status, until }) => (status === 'ACTIVE' ? Number(until) : null),
  },
  occurredAt: () => null,
  derive: (after, change) => ({
    status: STATUS_AFTER[change],
    withdrawalReason: change === 'WITHDRAWN' ? after['withdrawalReason'] : null,
  }),
  validate(after, change, before, { now, boundaries }) {
    if (change === 'WITHDRAWN') return validateSaid(after, 'withdrawalReason');
    if (change === 'LAPSED') return validateLapse(after, now);
    const earliest = Math.max(now, Number(before?.['until'] ?? 0));
    const violations = validateUntil(after, earliest, now + PRESENCE_LIMITS.longestMs);
    if (change === 'EXTENDED') return violations;
    return [
      ...violations,
      ...validatePlace(
        { kecamatan: String(after['kecamatan']), point: null, field: '/kecamatan' },
        boundaries,
      ),
      ...(after['basis'] === 'UNKNOWN'
        ? [{ field: '/basis', expected: 'on what the authority relies', got: 'UNKNOWN' }]
        : []),
      ...validateRetention(after, Number(after['occurredAt'] ?? now)),
    ];
  },
};

function validateLapse({ until }: Fields, now: number): Violation[] {
  if (now >= Number(until)) return [];
  return [
    { field: '/change', expected: `no lapse before ${instant(Number(until))}`, got: 'LAPSED' },
  ];
}

function validateUntil({ until }: Fields, after: number, latest: number): Violation[] {
  const at = Number(until);
  if (at > after && at <= latest) return [];
  return [
    {
      field: '/until',
      expected: `a time after ${instant(after)} and not after ${instant(latest)}`,
      got: instant(at),
    },
  ];
}
