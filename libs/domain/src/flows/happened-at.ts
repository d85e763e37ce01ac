import type { RuleContext } from '../flow-rules.js';

/**
 * Returns when a change happened: as the request says, or now. Law is chosen by its day.
 *
 * @returns epoch ms
 */
export const happenedAt = ({ said, now }: Pick<RuleContext, 'said' | 'now'>): number =>
  (said['occurredAt'] as number | null | undefined) ?? now;
