import type { FlowRules } from '../../flow-rules.js';
import { judgeAddressees } from '../judge-addressees.js';
import { judgePlace, type Point } from '../judge-place.js';
import { judgeRetention } from '../judge-retention.js';
import { refuseUnlessStatus } from '../refuse-unless.js';

const open = refuseUnlessStatus('a representation', 'OPEN');

/**
 * A foreign representation and the protection that its premises are given (Vienna Conventions 1961
 * art. 22, 1963 art. 31).
 */
export const representationRules: FlowRules = {
  flow: 'representation',
  begins: ['LISTED'],
  changes: { CHANGED: { sets: 'whole', refusal: open }, CLOSED: { sets: [], refusal: open } },
  occurredAt: () => null,
  derive: (_after, change) => ({ status: change === 'CLOSED' ? 'CLOSED' : 'OPEN' }),
  judge(after, change, _before, { now, boundaries, participants }) {
    if (change === 'CLOSED') return [];
    const { kecamatan, premises } = after;
    return [
      ...judgePlace(
        { kecamatan: String(kecamatan), point: premises as unknown as Point, field: '/premises' },
        boundaries,
      ),
      ...judgeAddressees(after['addressees'], participants),
      ...judgeRetention(after, Number(after['occurredAt'] ?? now)),
    ];
  },
};
