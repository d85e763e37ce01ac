import type { RuleParticipant } from '../flow-rules.js';
import type { Violation } from '../violation.js';

/**
 * Validates that every addressee exists and can open a detail; the operator opens nothing.
 *
 * @param kept addressees of the version before: they stay where they have left the exchange since
 */
export function validateAddressees(
  addressees: unknown,
  participants: readonly RuleParticipant[],
  kept: unknown = [],
): Violation[] {
  return ((addressees ?? []) as readonly string[]).flatMap((code, at) => {
    if (participants.some((one) => one.code === code && one.kind !== 'OPERATOR')) return [];
    if (((kept ?? []) as readonly string[]).includes(code)) return [];
    return [
      {
        field: `/addressees/${at}`,
        expected: 'an agency or a service of the exchange',
        got: code,
      },
    ];
  });
}

/**
 * Validates that somebody takes part beside the owner, who does not stand among them.
 *
 * @param who what the addressees are, such as "a member"
 */
export function validateBesideOwner(addressees: unknown, owner: string, who: string): Violation[] {
  const codes = (addressees ?? []) as readonly string[];
  if (codes.length === 0)
    return [{ field: '/addressees', expected: `${who} beside ${owner}`, got: 'none' }];
  return codes.flatMap((code, at) =>
    code === owner
      ? [{ field: `/addressees/${at}`, expected: `${who} beside ${owner}`, got: code }]
      : [],
  );
}
