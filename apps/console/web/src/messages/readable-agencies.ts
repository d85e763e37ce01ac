import type { Me } from '../../../contract/session';
import type { TopicRow } from '../../../contract/topics';
import { agenciesToRead } from '../links/agencies-to-read';

/** Returns the agencies whose copies of a topic the operator may read, the own agency first. */
export function readableAgencies(
  me: Pick<Me, 'agency' | 'can'>,
  topic: Pick<TopicRow, 'publishers' | 'subscribers' | 'agency'>,
): string[] {
  const holders = new Set([
    ...topic.subscribers,
    ...topic.publishers,
    ...(topic.agency === null ? [] : [topic.agency]),
  ]);
  return agenciesToRead(me).filter((code) => holders.has(code));
}
