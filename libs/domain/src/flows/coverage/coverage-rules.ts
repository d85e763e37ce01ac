import { coversArea } from '../../covers-area.js';
import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { always } from '../refuse-unless.js';
import { validateGrowth } from '../validate-growth.js';
import { validateObserved } from '../validate-observed.js';
import { validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';

/**
 * The rules of coverage: an owner of a flow states up to when it has said what it knows. The time
 * only grows, so nothing that was concluded from an absence rests on a statement that was taken
 * back. What is learnt later is reported like everything else, and changes what was concluded.
 */
export const coverageRules: FlowRules = {
  flow: 'coverage',
  begins: ['STATED'],
  changes: {
    ADVANCED: {
      sets: ['completeUntil', 'officer'],
      requires: ['completeUntil', 'officer'],
      refusal: always,
    },
  },
  onePer: ['flow', 'kecamatan', 'handling.exerciseId'],
  occurredAt: () => null,
  validate(after, change, before, context) {
    const completeUntil = Number(after['completeUntil']);
    return [
      ...validateObserved('/completeUntil', completeUntil, context.now),
      ...(change === 'ADVANCED' ? validateGrowth('completeUntil', after, before!) : []),
      ...(change === 'STATED'
        ? [
            ...validateFlow(after, context),
            ...validateDistrict(after, context),
            ...validateRetention(after, Number(after['occurredAt'] ?? context.now)),
          ]
        : []),
    ];
  },
};

/** Nobody states for a flow in which it says nothing. */
function validateFlow({ flow }: Fields, { owner, participants }: RuleContext): Violation[] {
  const { publishes = [] } = participants.find(({ code }) => code === owner) ?? {};
  const of = publishes.filter((one) => one !== 'coverage');
  if (of.includes(String(flow))) return [];
  const expected = `a flow that ${owner} publishes: ${of.join(', ')}`;
  return [{ field: '/flow', expected, got: String(flow) }];
}

function validateDistrict(
  { kecamatan }: Fields,
  { owner, participants, boundaries }: RuleContext,
): Violation[] {
  const field = '/kecamatan';
  const stated = (kecamatan as string | null | undefined) ?? null;
  const unknown = validatePlace({ kecamatan: stated, point: null, field }, boundaries);
  if (stated === null || unknown.length > 0) return unknown;
  const { areaCodes = [] } = participants.find(({ code }) => code === owner) ?? {};
  if (coversArea(areaCodes, stated)) return [];
  return [{ field, expected: `a district of ${owner}: ${areaCodes.join(', ')}`, got: stated }];
}
