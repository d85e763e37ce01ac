import type { Mutant } from '../mutant.js';

const READER = 'libs/broker/src/kafka-reader.ts';
const READER_TESTS = ['libs/broker/src/kafka-reader.test.ts'];
const SHARED_LOG = 'libs/broker/src/shared-log.ts';
const SHARED_TESTS = ['libs/broker/src/shared-log.test.ts'];

export const brokerMutants: readonly Mutant[] = [
  {
    name: 'jump to latest on a gap',
    file: READER,
    find:
      'gapAt(bound, next);\n      const assigned = {\n' +
      '        ...newlyAssigned(topic, partition, next),',
    replace:
      '(null as Gap | null);\n      const assigned = {\n' +
      '        ...newlyAssigned(topic, partition, gapAt(bound, next) !== null ? end : next),',
    tests: READER_TESTS,
  },
  {
    name: 'resolve a batch that was taken in part',
    file: READER,
    find: 'if (next === last + 1n) resolveOffset(String(last));',
    replace: 'if (next <= last + 1n) resolveOffset(String(last));',
    tests: READER_TESTS,
  },
  {
    name: 'take a batch from before a seek',
    file: READER,
    find: 'if (fetched < from ||',
    replace: 'if (fetched < 0n ||',
    tests: READER_TESTS,
  },
  {
    name: 'go on after a rest where the batch ended',
    file: READER,
    find: 'assigned.next = positions.get(topicPartitionId(topic, partition)) ?? 0n;',
    replace: 'assigned.next = BigInt(batch.lastOffset()) + 1n;',
    tests: READER_TESTS,
  },
  {
    name: 'keep what came over a former connection',
    file: SHARED_LOG,
    find: 'for (const partition of this.partitions.values()) partition.renew();',
    replace: '{}',
    tests: SHARED_TESTS,
  },
  {
    name: 'keep everything for a slow copy',
    file: SHARED_LOG,
    find: 'partition.forgetForOthers();',
    replace: '',
    tests: SHARED_TESTS,
  },
  {
    name: 'hand over the topics of other copies',
    file: 'libs/broker/src/shared-session.ts',
    find: '.filter(([topic]) => this.reads(topic))',
    replace: '.filter(() => true)',
    tests: SHARED_TESTS,
  },
];
