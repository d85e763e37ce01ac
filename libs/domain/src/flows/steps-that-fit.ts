import type { Fields, FlowRules } from '../flow-rules.js';

/** They bring an entity no further. */
const AMENDS = ['CORRECTED', 'RETRACTED'];
/** They are not what is usual. */
const UNUSUAL = ['CHANGED', 'CANCELLED'];

/** Returns the changes that an entity in its present state takes, what is usual first. */
export function stepsThatFit({ changes }: FlowRules, fields: Fields): string[] {
  const fit = Object.keys(changes).filter(
    (change) => !AMENDS.includes(change) && changes[change]!.refusal(fields) === null,
  );
  return [
    ...fit.filter((change) => !UNUSUAL.includes(change)),
    ...fit.filter((change) => UNUSUAL.includes(change)),
  ];
}

/** Returns every change that an entity in its present state takes, first those that amend it. */
export function changesThatFit(rules: FlowRules, fields: Fields): string[] {
  const amends = AMENDS.filter((change) => rules.changes[change]?.refusal(fields) === null);
  return [...amends, ...stepsThatFit(rules, fields)];
}
