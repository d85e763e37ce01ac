import { describe, expect, it } from 'vitest';
import type { Fields } from '../flow-rules.js';

import { EARLIER_EXERCISE, handlingOf, LIVE, laneOf } from '../lane/lane-of.js';
import { nowInLane } from '../lane/now-in-lane.js';
import { validateLane, validateLaneOf } from '../lane/validate-lane.js';
import { flowRulesOf, flowsWithRules } from './flow-rules-of.js';
import { aContext, day, NOW } from './testing/a-context.js';

const ONE = '00000001-0000-8000-8000-000000000001';
const OTHER = '00000001-0000-8000-8000-000000000002';
const of = (handling: Fields): Fields => ({ handling });
const live = of({ exercise: false, exerciseId: null });
/** From before exercises had ids. */
const earlier = of({ exercise: true, exerciseId: null });
const drill = of({ exercise: true, exerciseId: ONE });
const other = of({ exercise: true, exerciseId: OTHER });
const OPEN = { exercise: { status: 'OPEN' } };
const NOT_HELD = { exercise: null };
const field = '/handling/exerciseId';

describe('a lane', () => {
  it('is live, an exercise, or that of drills from before exercises had ids', () => {
    expect([live, {}, earlier, drill].map(laneOf)).toEqual([LIVE, LIVE, EARLIER_EXERCISE, ONE]);
    for (const lane of [LIVE, EARLIER_EXERCISE, ONE])
      expect(laneOf(of(handlingOf(lane)))).toBe(lane);
  });

  it('is kept from version to version', () => {
    for (const lane of [live, earlier, drill]) expect(validateLane(lane, lane, OPEN)).toEqual([]);
    for (const [after, before] of [
      [live, drill],
      [drill, live],
      [drill, other],
      [earlier, live],
      [drill, earlier],
    ] as const)
      expect(validateLane(after, before, OPEN)).toEqual([
        {
          field,
          expected: expect.stringContaining(', as in the version before'),
          got: expect.any(String),
        },
      ]);
  });

  it('is begun live or in an exercise that is open, and changed in no other', () => {
    expect(validateLane(live, null, NOT_HELD)).toEqual([]);
    expect(validateLane(drill, null, OPEN)).toEqual([]);
    const expected = 'an exercise that is open, as this agency holds it';
    expect(validateLane(drill, null, NOT_HELD)).toEqual([{ field, expected, got: ONE }]);
    for (const before of [null, drill])
      expect(validateLane(drill, before, { exercise: { status: 'ENDED' } })).toEqual([
        { field, expected, got: 'one that is ENDED' },
      ]);
    expect(validateLane(earlier, null, NOT_HELD)).toEqual([
      { field, expected: 'the exercise that it is part of', got: 'nothing' },
    ]);
  });

  it('is that of the entity that is referred to', () => {
    expect(validateLaneOf('/alertId', drill, drill)).toEqual([]);
    for (const [one, referred] of [
      [live, drill],
      [drill, live],
      [drill, other],
      [earlier, drill],
    ] as const)
      expect(validateLaneOf('/alertId', one, referred)).toEqual([
        {
          field: '/alertId',
          expected: expect.stringContaining(', like the entity that refers to it'),
          got: expect.any(String),
        },
      ]);
  });

  it('has the real time, or what its exercise says', () => {
    expect(nowInLane(null, NOW)).toBe(NOW);
    expect(nowInLane({ now: null }, NOW)).toBe(NOW);
    expect(nowInLane({ now: 5 }, NOW)).toBe(5);
  });
});

describe.each(flowsWithRules)('the rules of %s', (flow) => {
  it('let no drill become real and nothing real a drill', () => {
    const rules = flowRulesOf(flow)!;
    const related = { owner: 'kec-menteng', addressees: ['imigrasi-jakpus'], dueAt: NOW };
    for (const exercise of [true, false]) {
      const handling = { retainUntil: day('2031-01-01'), exercise };
      const before = { handling: { ...handling, exercise: !exercise }, validUntil: 1, to: {} };
      const context = aContext({
        related: {
          alertId: { ...related, handling },
          requestId: { ...related, handling },
        },
      });
      for (const [change, { sets }] of Object.entries(rules.changes)) {
        if (sets !== 'whole') continue;
        const after = { handling, title: '', body: '', place: null, address: null };
        expect(rules.validate(after, change, before, context)).toContainEqual(
          expect.objectContaining({ field }),
        );
      }
    }
  });
});

describe('an answer', () => {
  const handling = (isDrill: boolean) => ({
    ...(isDrill ? drill : live)['handling']!,
    retainUntil: day('2031-01-01'),
  });
  const asked = { owner: 'kec-menteng', addressees: ['imigrasi-jakpus'], dueAt: NOW };

  it.each([
    ['response', 'SEEN', 'alertId'],
    ['reply', 'REPLIED', 'requestId'],
  ])('of the kind %s is of the lane of what it answers', (flow, change, field) => {
    const answer = (exercise: boolean, of: boolean) => {
      const related = { ...asked, handling: handling(of) };
      return flowRulesOf(flow)!.validate(
        { handling: handling(exercise), outcome: 'NOTHING_HELD' },
        change,
        null,
        aContext({ ...OPEN, related: { [field]: related } }),
      );
    };
    expect(answer(true, true)).toEqual([]);
    expect(answer(false, false)).toEqual([]);
    for (const exercise of [true, false])
      expect(answer(exercise, !exercise)).toContainEqual(
        expect.objectContaining({ field: `/${field}` }),
      );
  });
});
