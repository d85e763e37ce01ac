import type { Fields, FlowRules } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { day } from '../shown.js';
import { validateClearText } from '../validate-clear-text.js';
import { validateKnown } from '../validate-known.js';
import { validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';

const DAY_MS = 86_400_000;
const current = refuseUnlessStatus('an entry', 'CURRENT');
/** What somebody decreed, and does not just take place. */
const DECREED = ['HOLIDAY', 'ELECTION_STAGE'];

/**
 * The rules of the calendar: public holidays, stages of elections, events. An entry stays in its
 * lane, so that an exercise may have an election of its own.
 */
export const calendarRules: FlowRules = {
  flow: 'calendar',
  begins: ['LISTED'],
  changes: {
    CHANGED: { sets: 'whole', refusal: current },
    WITHDRAWN: { ...says(), refusal: current },
  },
  occurredAt: () => null,
  derive: (_after, change) => ({ status: change === 'WITHDRAWN' ? 'WITHDRAWN' : 'CURRENT' }),
  validate(after, change, _before, { boundaries }) {
    if (change === 'WITHDRAWN') return [];
    const kecamatan = (after['kecamatan'] ?? null) as string | null;
    return [
      ...validateKnown(after, 'kind', 'stage'),
      ...validateStage(after),
      ...validateSource(after),
      ...validateOrder(after),
      ...validateClearText('/title', String(after['title'])),
      ...validatePlace({ kecamatan, point: null, field: '/kecamatan' }, boundaries),
      ...validateRetention(
        after,
        Number(after['firstDay']) * DAY_MS,
        Number(after['lastDay']) * DAY_MS,
      ),
    ];
  },
};

function validateStage({ kind, stage }: Fields): Violation[] {
  const isStage = kind === 'ELECTION_STAGE';
  if (isStage === ((stage ?? null) !== null)) return [];
  const expected = isStage ? 'the stage of the election' : 'a stage only with ELECTION_STAGE';
  return [{ field: '/stage', expected, got: String(stage ?? 'none') }];
}

function validateSource({ kind, source }: Fields): Violation[] {
  if (!DECREED.includes(String(kind)) || (source ?? null) !== null) return [];
  return [{ field: '/source', expected: 'the decree or letter that set it', got: 'none' }];
}

function validateOrder({ firstDay, lastDay }: Fields): Violation[] {
  const [first, last] = [Number(firstDay), Number(lastDay)];
  if (last >= first) return [];
  return [{ field: '/lastDay', expected: `a day on or after ${day(first)}`, got: day(last) }];
}
