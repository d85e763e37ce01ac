import type { PartitionBounds } from '@sinergi/broker';
import { describe, expect, it } from 'vitest';
import { topicRules } from '../replica/topic-rules.js';
import { expectPartitions } from './expect-partitions.js';

const bounds = (topic: string, partitions: number): PartitionBounds[] =>
  Array.from({ length: partitions }, (_, partition) => ({ topic, partition, start: 0n, end: 0n }));
const partitionsOf = (topic: string): number => topicRules(topic, 'imigrasi-dki').partitions;
const expecting = (...found: PartitionBounds[][]) => expectPartitions(found.flat(), partitionsOf);

describe('the partitions of topics', () => {
  it('are as many as the catalogue says, of entities, keys and the directory', () => {
    expecting(
      bounds('timpora.sighting', 6),
      bounds('timpora.key.kec-menteng', 1),
      bounds('timpora.directory', 1),
    );
  });

  it('are refused where somebody added some: keys would belong elsewhere', () => {
    expect(() => expecting(bounds('timpora.directory', 1), bounds('timpora.sighting', 12))).toThrow(
      'Expected timpora.sighting to keep its 6 partitions, got 12',
    );
    expect(() => expecting(bounds('timpora.key.kec-menteng', 2))).toThrow('got 2');
  });
});
