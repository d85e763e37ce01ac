import { readFileSync } from 'node:fs';
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { makeTopics } from '../../../deploy/local/parts/make-topics.js';

/** KafkaJS without changes, with the account that may do everything. */
export const benchKafka = (platform: Pick<PlatformDescriptor, 'kafka'>): Kafka =>
  new Kafka(benchKafkaConfig(platform));

export function benchKafkaConfig({ kafka }: Pick<PlatformDescriptor, 'kafka'>): KafkaConfig {
  return {
    clientId: 'bench',
    brokers: kafka.brokers,
    ssl: { ca: [readFileSync(kafka.caFile, 'utf8')] },
    sasl: { mechanism: 'scram-sha-512', ...kafka.admin },
    logLevel: logLevel.NOTHING,
  };
}

/** Creates an empty topic. */
export async function makeTopic(kafka: Kafka, topic: string, numPartitions: number): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    if ((await admin.listTopics()).includes(topic)) await admin.deleteTopics({ topics: [topic] });
    await makeTopics(admin, [{ topic, numPartitions, replicationFactor: 1 }]);
  } finally {
    await admin.disconnect();
  }
}
