import type { Fields, FlowRules } from '../../flow-rules.js';

/** A change in one state of an entity, and what becomes of it. */
export type Step = readonly [status: string, change: string, refusal: string | null];

/**
 * Returns every change of a flow in every state.
 *
 * @param states an entity in each status that the flow has
 */
export const everyStep = (rules: FlowRules, states: readonly Fields[]): Step[] =>
  states.flatMap((before) =>
    Object.entries(rules.changes).map(
      ([change, rule]): Step => [String(before['status']), change, rule.refusal(before)],
    ),
  );

/**
 * Returns the changes that each status allows. A refusal has to say what it got and every status
 * that would allow the change.
 *
 * @throws TypeError for a refusal that does not
 */
export function allowedSteps(
  rules: FlowRules,
  states: readonly Fields[],
): Readonly<Record<string, readonly string[]>> {
  const steps = everyStep(rules, states);
  const allowing = (change: string) =>
    steps.filter(([, of, refusal]) => of === change && refusal === null).map(([status]) => status);
  for (const [status, change, refusal] of steps)
    if (refusal !== null && ![...allowing(change), status].every((one) => refusal.includes(one)))
      throw new TypeError(`Expected why ${change} is refused in ${status}, got ${refusal}`);
  return Object.fromEntries(
    states.map(({ status }) => [
      status,
      steps.filter(([of, , refusal]) => of === status && refusal === null).map(([, c]) => c),
    ]),
  );
}
