/// <reference path="./kafkajs-protocol.d.ts" />
import type { Kafka } from 'kafkajs';
import Decoder from 'kafkajs/src/protocol/decoder.js';
import Encoder from 'kafkajs/src/protocol/encoder.js';

/** As KafkaJS sends it over a connection of its own. */
interface Question<T> {
  request: { apiKey: number; apiVersion: number; apiName: string; encode(): Promise<Encoder> };
  response: { decode(bytes: Buffer): Promise<T>; parse(answer: T): Promise<T> };
}

interface Cluster {
  connect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  disconnect(): Promise<void>;
  findBroker(broker: {
    nodeId: string;
  }): Promise<{ connectionPool: { send<T>(question: Question<T>): Promise<T> } }>;
  brokerPool: { brokers: Record<string, unknown> };
}

/** topic, partition, bytes: of one broker's replicas */
type LogSize = [topic: string, partition: number, bytes: bigint];

const CREATE_CLUSTER = 'private:Kafka:createCluster';

/**
 * How large the logs are on the brokers' disks: DescribeLogDirs (https://kafka.apache.org/protocol#The_Messages_DescribeLogDirs, version 1), which is
 * not among the questions of KafkaJS 2.2.4; so it is asked over a connection that KafkaJS makes, by the door that its own clients come through.
 */
export class KafkaLogSizes {
  private readonly cluster: Cluster;

  constructor(kafka: Kafka) {
    const door = Object.getOwnPropertySymbols(kafka).find(
      ({ description }) => description === CREATE_CLUSTER,
    );
    if (!door)
      throw new Error('Expected KafkaJS 2.2, got one that makes its connections otherwise');
    this.cluster = (kafka as unknown as Record<symbol, (options: object) => Cluster>)[door]!({
      allowAutoTopicCreation: false,
    });
  }

  /**
   * @returns bytes by topic, all partitions, one replica of each; none of what the account may not ask about
   * @throws whatever the connection says; the next question makes another
   */
  async ask(): Promise<Map<string, bigint>> {
    await this.cluster.connect();
    await this.cluster.refreshMetadata();
    const largest = new Map<string, LogSize>();
    for (const nodeId of Object.keys(this.cluster.brokerPool.brokers)) {
      const { connectionPool } = await this.cluster.findBroker({ nodeId });
      for (const size of await connectionPool.send(QUESTION)) {
        const place = `${size[0]}/${size[1]}`;
        if (size[2] >= (largest.get(place)?.[2] ?? 0n)) largest.set(place, size);
      }
    }
    const sums = new Map<string, bigint>();
    for (const [topic, , bytes] of largest.values())
      sums.set(topic, (sums.get(topic) ?? 0n) + bytes);
    return sums;
  }

  close(): Promise<void> {
    return this.cluster.disconnect();
  }
}

const EVERY_TOPIC = -1;

const QUESTION: Question<LogSize[]> = {
  request: {
    apiKey: 35,
    apiVersion: 1,
    apiName: 'DescribeLogDirs',
    encode: async () => new Encoder().writeInt32(EVERY_TOPIC),
  },
  response: { decode: async (bytes) => sizesIn(new Decoder(bytes)), parse: async (sizes) => sizes },
};

function sizesIn(answer: Decoder): LogSize[] {
  const sizes: LogSize[] = [];
  answer.readInt32(); // throttle time
  answer.readArray(() => {
    answer.readInt16(); // of a disk that failed: it says no topics
    answer.readString(); // its path
    answer.readArray(() => {
      const topic = answer.readString();
      answer.readArray(() => {
        const partition = answer.readInt32();
        const bytes = BigInt(answer.readInt64().toString());
        answer.readInt64(); // lag of a replica that is made
        const isFuture = answer.readBoolean();
        if (!isFuture) sizes.push([topic, partition, bytes]);
      });
    });
  });
  return sizes;
}
