import { flows } from './generated/flows.js';
import { topicCatalogue } from './generated/topics.js';
import type { RecordName } from './generated/types.js';
import type { TopicDefinition } from './topic-definition.js';

const AGENCY = '<agency>';

const byName = new Map<string, TopicDefinition>(
  topicCatalogue
    .filter(({ perAgency }) => !perAgency)
    .map((definition) => [definition.topic, definition]),
);
const byPrefix = topicCatalogue.flatMap((definition) =>
  definition.perAgency ? [{ prefix: definition.topic.replace(AGENCY, ''), definition }] : [],
);

/**
 * Returns the catalogue's entry of a topic by its real name, such as `timpora.key.kec-menteng`.
 * Called for every record that is read.
 */
export function topicDefinition(topic: string): TopicDefinition | undefined {
  return byName.get(topic) ?? byPrefix.find(({ prefix }) => topic.startsWith(prefix))?.definition;
}

/**
 * @throws TypeError for a topic that the catalogue does not have: a mistake in this code, never in
 * a record
 */
export function topicRecord(topic: string): RecordName {
  const definition = topicDefinition(topic);
  if (!definition) throw new TypeError(`Expected a topic of the catalogue, got ${topic}`);
  return definition.recordName;
}

/** Tells whether the topic's digests are compared between agencies. */
export const isCompared = (topic: string): boolean => topicDefinition(topic)?.compared ?? false;

const RESTRICTED = new Set(flows.filter(({ restricted }) => restricted).map(({ topic }) => topic));

/** Whether a topic is of a flow that is hidden from who neither publishes nor receives it. */
export const isRestrictedTopic = (topic: string): boolean => RESTRICTED.has(topic);

/** Returns the topic of one participant, such as `timpora.key.kec-menteng`. */
export function agencyTopic(
  recordName: 'KeyRecord' | 'Report' | 'DeadLetterNotice',
  code: string,
): string {
  return topicCatalogue
    .find((definition) => definition.perAgency && definition.recordName === recordName)!
    .topic.replace(AGENCY, code);
}
