import type { NamedKey } from '@sinergi/contracts';
import { type Approval, isApproval } from './approval.js';

/**
 * Returns the approvals that count: one per approver, signed with the key that the terms list.
 * An approval by anybody else, or about another record, is passed over.
 */
export function countedApprovals(
  approvals: readonly Approval[],
  about: { exchangeId: string; directoryHash: Buffer },
  approvers: readonly NamedKey[],
): Approval[] {
  return approvers.flatMap(({ agency, keyId, key }): Approval[] => {
    const own = approvals.filter((one) => one.approver === agency && one.keyId === keyId);
    const signed = own.find((one) => isApproval(one, about, key));
    return signed ? [signed] : [];
  });
}

/**
 * Returns the first moment at which so many approvals were in force at once, epoch ms; undefined
 * if there was none. The clocks are the approvers' own, so no other clock has a say.
 *
 * @param notBefore approvals that were given earlier do not count, epoch ms
 */
export function approvedAt(
  approvals: readonly Approval[],
  threshold: number,
  notBefore = 0,
): number | undefined {
  const given = approvals.filter(({ at }) => at >= notBefore);
  const moments = given.map(({ at }) => at).toSorted((a, b) => a - b);
  return moments.find(
    (moment) =>
      given.filter(({ at, until }) => at <= moment && moment <= until).length >= threshold,
  );
}
