/// <reference path="./kafkajs-protocol.d.ts" />
import type { Kafka, RequestEvent } from 'kafkajs';
import type Encoder from 'kafkajs/src/protocol/encoder.js';

/** A request and its decoder, as KafkaJS sends them over a connection. */
export interface Question<T> {
  request: { apiKey: number; apiVersion: number; apiName: string; encode(): Promise<Encoder> };
  response: { decode(bytes: Buffer): Promise<T>; parse(answer: T): Promise<T> };
}

export interface TopicMetadata {
  topic: string;
  partitionMetadata: { partitionId: number; leader: number }[];
}

export interface PartitionsOfTopic<Partition> {
  topic: string;
  partitions: Partition[];
}

export interface KafkaBroker {
  connectionPool: { send<T>(question: Question<T>): Promise<T> };
  listOffsets(question: {
    topics: PartitionsOfTopic<{ partition: number; timestamp: number }>[];
  }): Promise<{ responses: PartitionsOfTopic<{ partition: number; offset: string }>[] }>;
}

/** KafkaJS's own cluster object, through which its clients share a connection. */
export interface KafkaCluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /**
   * @param options.topics empty for all topics that the account may see
   * @throws where one of them does not exist
   */
  metadata(options: { topics: string[] }): Promise<{
    clusterId: string;
    brokers: { nodeId: number }[];
    topicMetadata: TopicMetadata[];
  }>;
  findBroker(broker: { nodeId: string }): Promise<KafkaBroker>;
}

const CREATE_CLUSTER = 'private:Kafka:createCluster';
const REQUEST = 'network.request';
/** The maximum age of metadata in KafkaJS's own clients. */
const METADATA_MAX_AGE_MS = 300_000;

/**
 * Opens a connection for questions that KafkaJS 2.2's admin asks topic by topic, or not at all. It
 * is made with the function that KafkaJS's own clients use.
 *
 * @param onRequest called with each request that was answered
 */
export function openCluster(
  kafka: Kafka,
  onRequest: (event: Pick<RequestEvent, 'payload'>) => void,
): KafkaCluster {
  const door = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === CREATE_CLUSTER,
  );
  if (!door)
    throw new Error('Expected KafkaJS 2.2, got a version without its createCluster symbol');
  const create = (kafka as unknown as Record<symbol, (options: object) => KafkaCluster>)[door]!;
  return create({
    allowAutoTopicCreation: false,
    metadataMaxAge: METADATA_MAX_AGE_MS,
    instrumentationEmitter: {
      emit: (type: string, payload: RequestEvent['payload']) => {
        if (type === REQUEST) onRequest({ payload });
      },
    },
  });
}
