/// <reference path="./kafkajs-protocol.d.ts" />
import Decoder from 'kafkajs/src/protocol/decoder.js';
import Encoder from 'kafkajs/src/protocol/encoder.js';
import type { KafkaCluster, Question } from './kafka-cluster.js';

/** topic, partition and bytes of one broker's replica */
type LogSize = [topic: string, partition: number, bytes: bigint];

/**
 * Returns the sizes of the logs on the brokers' disks: DescribeLogDirs, version 1, which KafkaJS
 * 2.2.4 does not ask. Source: https://kafka.apache.org/protocol#The_Messages_DescribeLogDirs
 *
 * @returns bytes by topic, all partitions, one replica of each; topics about which the account may
 * not ask are absent
 */
export async function logSizesOf(cluster: KafkaCluster): Promise<Map<string, bigint>> {
  const { brokers } = await cluster.metadata({ topics: [] });
  const largest = new Map<string, LogSize>();
  for (const { nodeId } of brokers) {
    const { connectionPool } = await cluster.findBroker({ nodeId: String(nodeId) });
    for (const size of await connectionPool.send(QUESTION)) {
      const id = `${size[0]}/${size[1]}`;
      if (size[2] >= (largest.get(id)?.[2] ?? 0n)) largest.set(id, size);
    }
  }
  const sums = new Map<string, bigint>();
  for (const [topic, , bytes] of largest.values()) sums.set(topic, (sums.get(topic) ?? 0n) + bytes);
  return sums;
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
