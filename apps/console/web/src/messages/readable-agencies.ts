import type { Me } from '../../../contract/session';
import type { TopicRow } from '../../../contract/topics';

/** Whose copies of a topic the operator may read, the own agency's first. */
export function readableAgencies(
  { agency, can }: Pick<Me, 'agency' | 'can'>,
  topic: Pick<TopicRow, 'publishers' | 'subscribers' | 'agency'>,
): string[] {
  const holders = new Set([...topic.subscribers, ...topic.publishers, ...(topic.agency === null ? [] : [topic.agency])]);
  return Object.keys(can)
    .filter((code) => can[code]!.includes('read') && holders.has(code))
    .sort((left, right) => Number(right === agency) - Number(left === agency) || left.localeCompare(right));
}
