import {
  EARLIER_EXERCISE,
  type Fields,
  type Lane,
  LIVE,
  laneOf,
  type Violation,
} from '@sinergi/domain';

/** The lane that a submission belongs to. */
export interface LaneSaid {
  lane: Lane;
  violations: Violation[];
}

/**
 * Returns the lane of a submission: what its handling says; else its entity's; else the lane in
 * which this deployment works.
 *
 * @param said the handling as it came, before defaults were filled in
 */
export function laneSaid(said: unknown, before: Fields | null, usual: Lane): LaneSaid {
  const { exerciseId, exercise } = (said ?? {}) as Fields;
  const otherwise = before === null ? usual : laneOf(before);
  if (typeof exerciseId === 'string')
    return {
      lane: exerciseId.toLowerCase(),
      violations:
        exercise === false
          ? [{ field: '/handling/exercise', expected: 'true, as exerciseId says', got: 'false' }]
          : [],
    };
  if (exercise === true)
    // Systems of before said only that it is a drill.
    return {
      lane: exerciseId === undefined && otherwise !== LIVE ? otherwise : EARLIER_EXERCISE,
      violations: [],
    };
  if (exerciseId === null || exercise === false) return { lane: LIVE, violations: [] };
  return { lane: otherwise, violations: [] };
}
