import { agencyTopic, topicCatalogue } from '@sinergi/contracts';
import type { TopicRules } from '@sinergi/replica';
import { flowOf } from '../change/flow-of.js';

const KEY_PREFIX = agencyTopic('KeyRecord', '');
export const DIRECTORY_TOPIC = flowOf('directory').topic;

/** Whether a topic carries keys. */
export const isKeyTopic = (topic: string): boolean => topic.startsWith(KEY_PREFIX);

/** How admission reads each topic this agency subscribes to, from the topic catalogue. @param coordinator who alone writes the directory */
export function topicRules(topic: string, coordinator: string): TopicRules {
  if (isKeyTopic(topic)) return { kind: 'key', publisher: topic.slice(KEY_PREFIX.length) };
  const definition = topicCatalogue.find((candidate) => candidate.topic === topic);
  if (!definition?.flow) throw new TypeError(`Expected a topic of the catalogue, got ${topic}`);
  if (definition.keyedBy === 'code') return { kind: 'directory', coordinator };
  const { flow, idField, areaField, subjectField, kindField, authorityField, sealed } = flowOf(
    definition.flow,
  );
  return {
    kind: 'entity',
    flow,
    idField,
    areaField: areaField ?? null,
    subjectField: subjectField ?? null,
    kindField: kindField ?? null,
    authorityField: authorityField ?? null,
    sealed: sealed.map(({ field, group }) => ({ field, group })),
  };
}
