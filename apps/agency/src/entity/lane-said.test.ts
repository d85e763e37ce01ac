import { EARLIER_EXERCISE, LIVE } from '@sinergi/domain';
import { describe, expect, it } from 'vitest';
import { laneSaid } from './lane-said.js';

const ONE = '00000001-0000-8000-8000-00000000000a';
const USUAL = '00000001-0000-8000-8000-00000000000b';
const inOne = { handling: { exercise: true, exerciseId: ONE } };

describe('the lane of a submission', () => {
  it.each<[string, object | undefined, object | null, string, string]>([
    ['as it says', { exerciseId: ONE }, null, LIVE, ONE],
    ['as it says, in small letters', { exerciseId: ONE.toUpperCase() }, null, LIVE, ONE],
    ['live, where it says so', { exerciseId: null }, null, USUAL, LIVE],
    ['live, where it says it is no drill', { exercise: false }, null, USUAL, LIVE],
    ['the deployment’s, where it says nothing', {}, null, USUAL, USUAL],
    ['the deployment’s, without a handling', undefined, null, USUAL, USUAL],
    ['its entity’s, where it says nothing', {}, inOne, USUAL, ONE],
    ['its entity’s, also where that is live', {}, { handling: {} }, USUAL, LIVE],
    ['the deployment’s exercise, where it says drill', { exercise: true }, null, USUAL, USUAL],
    [
      'of before, where it says drill in a live one',
      { exercise: true },
      null,
      LIVE,
      EARLIER_EXERCISE,
    ],
  ])('is %s', (_what, said, before, usual, lane) => {
    expect(laneSaid(said, before as never, usual)).toEqual({ lane, violations: [] });
  });

  it('is said once: an exercise that is no drill is refused', () => {
    const { violations } = laneSaid({ exerciseId: ONE, exercise: false }, null, LIVE);
    expect(violations).toMatchObject([{ field: '/handling/exercise', got: 'false' }]);
  });
});
