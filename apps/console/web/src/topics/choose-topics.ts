import type { TopicRow } from '../../../contract/topics';
import type { TopicKind } from './topics-search';

/** Returns the topics that match a search by name, record, owner or participant. */
export function chooseTopics(
  topics: readonly TopicRow[],
  words: string,
  kind: TopicKind,
): TopicRow[] {
  const asked = words.trim().toLowerCase();
  return topics.filter(
    (topic) => isOfKind(topic, kind) && (asked === '' || textOf(topic).includes(asked)),
  );
}

/**
 * Tells whether a topic is of a kind. Fifteen agencies have three topics each, which would hide the
 * thirteen that all share.
 */
function isOfKind({ agency }: TopicRow, kind: TopicKind): boolean {
  return kind === 'all' || (kind === 'own') === (agency !== null);
}

function textOf({ topic, recordName, agency, publishers }: TopicRow): string {
  return [topic, recordName, agency ?? '', ...publishers].join(' ').toLowerCase();
}
