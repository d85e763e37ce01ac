import type { TopicPartition } from '../../../contract/operations';

/** A partition's name, as services have it: `topic/partition`. */
export const topicPartitionId = ({ topic, partition }: TopicPartition): string =>
  `${topic}/${partition}`;
