import type { TopicRow } from '../../../contract/topics';
import type { TopicKind } from './topics-search';

/** The topics that a search finds: by name, record, owner or who takes part. */
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
 * Fifteen agencies have three topics of their own each, which would bury the thirteen that
 * everybody shares.
 */
function isOfKind({ agency }: TopicRow, kind: TopicKind): boolean {
  return kind === 'all' || (kind === 'own') === (agency !== null);
}

function textOf({ topic, recordName, agency, publishers }: TopicRow): string {
  return [topic, recordName, agency ?? '', ...publishers].join(' ').toLowerCase();
}
