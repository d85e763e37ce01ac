import { agencyTopic, topicCatalogue } from '@sinergi/contracts';
import type { TopicRules } from '@sinergi/replica';
import { flowOf } from '../change/flow-of.js';

const KEY_PREFIX = agencyTopic('KeyRecord', '');
export const DIRECTORY_TOPIC = flowOf('directory').topic;

/** How admission reads each topic this agency subscribes to, from the topic catalogue. @param coordinator who alone writes the directory */
export function topicRules(topic: string, coordinator: string): TopicRules {
  if (topic.startsWith(KEY_PREFIX)) return { kind: 'key', publisher: topic.slice(KEY_PREFIX.length) };
  const definition = topicCatalogue.find((candidate) => candidate.topic === topic);
  if (!definition?.flow) throw new TypeError(`Expected a topic of the catalogue, got ${topic}`);
  if (definition.keyedBy === 'code') return { kind: 'directory', coordinator };
  const { flow, idField, areaField, subjectField, sealed } = flowOf(definition.flow);
  return {
    kind: 'entity',
    flow,
    idField,
    areaField: areaField ?? null,
    subjectField: subjectField ?? null,
    sealed: sealed.map(({ field, group }) => ({ field, group })),
  };
}
