import { randomUUID } from 'node:crypto';
import type { BusOnTrial } from './bus-conformance.js';
import type { MemoryBus } from './memory-bus.js';

/** A bus in memory for the conformance suite. */
export const memoryOnTrial = (bus: MemoryBus): BusOnTrial => ({
  bus,
  aTopic: async (partitions) => {
    const topic = `test.${randomUUID()}`;
    bus.makeTopic(topic, partitions);
    return topic;
  },
  store: async (topic, partition, records) => {
    for (const { key, value, headers = {} } of records)
      bus.store(topic, partition, {
        key: key === null ? null : Buffer.from(key),
        value,
        headers,
      });
  },
  truncate: async (topic, partition, before) => bus.truncate(topic, partition, before),
  abortOne: async (topic) => bus.skip(topic, 0, 2),
});
