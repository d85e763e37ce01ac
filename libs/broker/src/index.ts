export type {
  Bus,
  Gap,
  IncomingRecord,
  OutgoingRecord,
  PartitionBounds,
  Publisher,
  Reader,
  ReaderOptions,
  RecordBatch,
  StoredAt,
} from './bus.js';
export { OffsetOutOfRange, UnknownTopic } from './bus-errors.js';
export { BusServer, type BusServerOptions } from './bus-server.js';
export { KafkaBus } from './kafka-bus.js';
export type { BusLogger, KafkaBusOptions } from './kafka-client.js';
export { LogReplaced } from './log-replaced.js';
export { partitionOf } from './partition-of.js';
export { RetryLater } from './retry-later.js';
export { OtherCluster } from './same-cluster.js';
export { SharedLog } from './shared-log.js';
export { MemoryBus, type MemoryBusOptions, type RawRecord } from './testing/memory-bus.js';
export { topicPartitionId, topicPartitionOf } from './topic-partition-id.js';
