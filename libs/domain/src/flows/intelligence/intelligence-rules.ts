import type { FlowRules } from '../../flow-rules.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { validateKnown } from '../validate-known.js';
import { validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';

const current = refuseUnlessStatus('a report', 'CURRENT');

/** The rules of intelligence reports, which their own readers alone receive. The body is sealed. */
export const intelligenceRules: FlowRules = {
  flow: 'intelligence',
  begins: ['PUBLISHED'],
  changes: {
    CORRECTED: { sets: 'whole', refusal: current },
    WITHDRAWN: { ...says(), refusal: current },
  },
  cites: { supersedes: 'intelligence' },
  occurredAt: () => null,
  derive: (_after, change) => ({ status: change === 'WITHDRAWN' ? 'WITHDRAWN' : 'CURRENT' }),
  validate(after, change, _before, { now, boundaries }) {
    if (change === 'WITHDRAWN') return [];
    const kecamatan = (after['kecamatan'] ?? null) as string | null;
    return [
      ...validateKnown(after, 'about'),
      ...validatePlace({ kecamatan, point: null, field: '/kecamatan' }, boundaries),
      ...validateRetention(after, Number(after['occurredAt'] ?? now)),
    ];
  },
};
