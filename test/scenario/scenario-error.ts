/** What a person has to change before a scenario can be played. */
export type ScenarioErrorCode = 'BAD_OPTION' | 'NO_EXCHANGE' | 'BROKEN_POPULATION';

export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(
    readonly code: ScenarioErrorCode,
    message: string,
  ) {
    super(message);
  }
}
