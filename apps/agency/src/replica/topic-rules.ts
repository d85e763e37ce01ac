import { agencyTopic, type TopicDefinition, topicCatalogue } from '@sinergi/contracts';
import type { TopicRules } from '@sinergi/replica';
import { flowOf } from '../ground/flow-of.js';
import { PSEUDONYMS } from '../ground/pseudonyms.js';

const KEY_PREFIX = agencyTopic('KeyRecord', '');
const KEYS = agencyTopic('KeyRecord', '<agency>');
export const DIRECTORY_TOPIC = flowOf('directory').topic;

/** Returns whether a topic carries keys. */
export const isKeyTopic = (topic: string): boolean => topic.startsWith(KEY_PREFIX);

/**
 * Returns how admission reads a topic that this agency subscribes to, by the topic catalogue.
 * @param coordinator the only agency that may write the directory
 */
export function topicRules(topic: string, coordinator: string): TopicRules {
  if (isKeyTopic(topic)) {
    const { partitions } = definitionOf(KEYS);
    return { kind: 'key', publisher: topic.slice(KEY_PREFIX.length), partitions };
  }
  const definition = definitionOf(topic);
  const { partitions } = definition;
  if (!definition.flow) throw new TypeError(`Expected a topic of the catalogue, got ${topic}`);
  if (definition.keyedBy === 'code') return { kind: 'directory', coordinator, partitions };
  const rules = entityRules.get(topic) ?? rulesOfFlow(definition.flow, definition);
  entityRules.set(topic, rules);
  return rules;
}

/** One object a topic: copies of a process see by it that they read by the same rules. */
const entityRules = new Map<string, TopicRules>();

function rulesOfFlow(name: string, { topic, partitions }: TopicDefinition): TopicRules {
  const descriptor = flowOf(name);
  const { flow, idField, areaField, subjectField, kindField, authorityField, sealed } = descriptor;
  return {
    kind: 'entity',
    partitions,
    topic,
    flow,
    numbered: flow !== PSEUDONYMS,
    idField,
    areaField: areaField ?? null,
    subjectField: subjectField ?? null,
    kindField: kindField ?? null,
    filterFields: descriptor.filterFields,
    authorityField: authorityField ?? null,
    sealed: sealed.map(({ field, group }) => ({ field, group })),
  };
}

function definitionOf(topic: string): TopicDefinition {
  const definition = topicCatalogue.find((candidate) => candidate.topic === topic);
  if (!definition) throw new TypeError(`Expected a topic of the catalogue, got ${topic}`);
  return definition;
}
