import type { FlowRules } from '../../flow-rules.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { validateAddressees } from '../validate-addressees.js';
import { type Point, validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';

const open = refuseUnlessStatus('a representation', 'OPEN');

/**
 * The rules of foreign representations and of the protection of their premises (Vienna Conventions
 * 1961 art. 22, 1963 art. 31).
 */
export const representationRules: FlowRules = {
  flow: 'representation',
  begins: ['LISTED'],
  changes: { CHANGED: { sets: 'whole', refusal: open }, CLOSED: { sets: [], refusal: open } },
  occurredAt: () => null,
  derive: (_after, change) => ({ status: change === 'CLOSED' ? 'CLOSED' : 'OPEN' }),
  validate(after, change, _before, { now, boundaries, participants }) {
    if (change === 'CLOSED') return [];
    const { kecamatan, premises } = after;
    return [
      ...validatePlace(
        { kecamatan: String(kecamatan), point: premises as unknown as Point, field: '/premises' },
        boundaries,
      ),
      ...validateAddressees(after['addressees'], participants),
      ...validateRetention(after, Number(after['occurredAt'] ?? now)),
    ];
  },
};
