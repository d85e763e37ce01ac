import { describe, expect, it } from 'vitest';
import type { Fields } from '../flow-rules.js';

import { validateLaneKept, validateLaneOf } from '../lane/validate-lane.js';
import { flowRulesOf, flowsWithRules } from './flow-rules-of.js';
import { aContext, day, NOW } from './testing/a-context.js';

const live: Fields = { handling: { exercise: false } };
const drill: Fields = { handling: { exercise: true } };

describe('a lane', () => {
  it('is kept from version to version', () => {
    expect(validateLaneKept(drill, drill)).toEqual([]);
    expect(validateLaneKept(live, { handling: {} })).toEqual([]);
    expect(validateLaneKept(drill, null)).toEqual([]);
    expect(validateLaneKept(live, drill)).toEqual([
      { field: '/handling/exercise', expected: 'true, as in the version before', got: 'false' },
    ]);
    expect(validateLaneKept(drill, live)).toEqual([
      { field: '/handling/exercise', expected: 'false, as in the version before', got: 'true' },
    ]);
  });

  it('is that of the entity that is referred to', () => {
    expect(validateLaneOf('/alertId', drill, drill)).toEqual([]);
    expect(validateLaneOf('/alertId', live, drill)).toEqual([
      {
        field: '/alertId',
        expected: 'a live entity, like the entity that refers to it',
        got: 'an entity of an exercise',
      },
    ]);
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
          expect.objectContaining({ field: '/handling/exercise' }),
        );
      }
    }
  });
});

describe('an answer', () => {
  const handling = { retainUntil: day('2031-01-01'), exercise: false };
  const asked = { owner: 'kec-menteng', addressees: ['imigrasi-jakpus'], dueAt: NOW };

  it.each([
    ['response', 'SEEN', 'alertId'],
    ['reply', 'REPLIED', 'requestId'],
  ])('of the kind %s is of the lane of what it answers', (flow, change, field) => {
    const answer = (exercise: boolean, of: boolean) => {
      const related = { ...asked, handling: { exercise: of } };
      return flowRulesOf(flow)!.validate(
        { handling: { ...handling, exercise }, outcome: 'NOTHING_HELD' },
        change,
        null,
        aContext({ related: { [field]: related } }),
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
