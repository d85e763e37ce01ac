import type { RuleParticipant } from '../flow-rules.js';
import type { Violation } from '../violation.js';

/** Validates that every addressee exists and can open a detail; the operator opens nothing. */
export function validateAddressees(
  addressees: unknown,
  participants: readonly RuleParticipant[],
): Violation[] {
  return ((addressees ?? []) as readonly string[]).flatMap((code, at) => {
    if (participants.some((one) => one.code === code && one.kind !== 'OPERATOR')) return [];
    return [
      {
        field: `/addressees/${at}`,
        expected: 'an agency or a service of the exchange',
        got: code,
      },
    ];
  });
}
