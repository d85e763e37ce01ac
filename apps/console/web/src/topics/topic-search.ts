import { type MessageSearch, readMessageSearch } from '../messages/message-search';

export const TOPIC_TABS = [
  'messages',
  'subscribers',
  'partitions',
  'schema',
  'config',
  'access',
] as const;
export type TopicTab = (typeof TOPIC_TABS)[number];

/** The address of a topic's page: its tab, and the settings of its message browser. */
export interface TopicSearch extends MessageSearch {
  /** the tab of messages where absent */
  tab?: TopicTab | undefined;
}

export function readTopicSearch(raw: Record<string, unknown>): TopicSearch {
  const tab = TOPIC_TABS.find((known) => known === raw['tab'] && known !== 'messages');
  return { ...(tab ? { tab } : {}), ...readMessageSearch(raw) };
}
