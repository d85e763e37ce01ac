/** The flows by which somebody turns up. */
export const ENCOUNTERS = ['sighting', 'lodging', 'movement'] as const;

/**
 * The flows by whose events a unit becomes due: facts, who is held, answers to alerts, the time of
 * exercises, and what is set of rules. Subjects are followed by the blind index.
 */
export const FACT_FLOWS = [
  ...ENCOUNTERS,
  ...(['hold', 'watch', 'response', 'alert', 'exercise', 'rule-setting'] as const),
];
