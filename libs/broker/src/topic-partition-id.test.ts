import { expect, it } from 'vitest';
import { topicPartitionId, topicPartitionOf } from './topic-partition-id.js';

it('names a partition, and finds it again by its name', () => {
  const id = topicPartitionId('timpora.sighting.v1', 11);
  expect(id).toBe('timpora.sighting.v1/11');
  expect(topicPartitionOf(id)).toEqual({ topic: 'timpora.sighting.v1', partition: 11 });
});
