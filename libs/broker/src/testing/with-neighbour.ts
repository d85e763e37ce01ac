import type { Bus, Reader, ReaderOptions, RecordBatch } from '../bus.js';
import { SharedLog } from '../shared-log.js';

/**
 * A bus whose readers share a consumer with a neighbour that takes everything from the beginning.
 *
 * @param open opens a reader of a copy that shares
 */
export const withNeighbour = (
  bus: Bus,
  open: (shared: SharedLog, options: ReaderOptions) => Promise<Reader>,
): Bus => ({
  publisher: (clusterId) => bus.publisher(clusterId),
  readRange: (...range) => bus.readRange(...range),
  bounds: (topics) => bus.bounds(topics),
  logSizes: () => bus.logSizes(),
  clusterId: () => bus.clusterId(),
  close: () => bus.close(),
  async reader(options) {
    const shared = new SharedLog(options.topics);
    const positions = new Map<string, bigint>();
    const neighbour = await open(shared, {
      topics: options.topics,
      groupId: `${options.groupId}.neighbour`,
      positions: async () => new Map(positions),
      onBatch: async ({ topic, partition, records }: RecordBatch) => {
        const next = records.at(-1)!.offset + 1n;
        positions.set(`${topic}/${partition}`, next);
        return next;
      },
      onGap: async () => undefined,
      onCrash: () => undefined,
    });
    const reader = await open(shared, options);
    return {
      stop: async () => void (await Promise.all([reader.stop(), neighbour.stop()])),
      isRunning: () => reader.isRunning(),
      pausedGaps: () => reader.pausedGaps(),
      lag: () => reader.lag(),
      reread: (topic, partition) => reader.reread(topic, partition),
    };
  },
});
