import './metadata-or-outage.js';
import { isOutage } from '@sinergi/outage';
import BrokerPool from 'kafkajs/src/cluster/brokerPool.js';
import Cluster from 'kafkajs/src/cluster/index.js';
import { describe, expect, it } from 'vitest';
import { NoBrokerAnswered } from './metadata-or-outage.js';

/** KafkaJS's own cluster and pool over brokers that answer, or fail, each question like this. */
function aCluster(answers: readonly (() => Promise<object>)[]): Cluster {
  const pool: BrokerPool = Object.assign(Object.create(BrokerPool.prototype), {
    brokers: Object.fromEntries(
      answers.map((metadata, nodeId) => [nodeId, { isConnected: () => true, metadata }]),
    ),
    metadata: { topicMetadata: [] },
    metadataExpireAt: Number.POSITIVE_INFINITY,
  });
  return Object.assign(Object.create(Cluster.prototype), {
    brokerPool: pool,
    retrier: (work: (bail: (error: Error) => void) => Promise<object>) =>
      new Promise((resolve, reject) => void work(reject).then(resolve, reject)),
  });
}

const lost = async (): Promise<object> => {
  throw new Error('Closed connection');
};

describe('metadata of KafkaJS', () => {
  it('is an outage where every broker fails the question', async () => {
    const asked = aCluster([lost, lost]).metadata({ topics: [] });
    await expect(asked).rejects.toThrow(NoBrokerAnswered);
    expect(isOutage(await asked.catch((error: unknown) => error))).toBe(true);
  });

  it('is the answer of the broker that gives one', async () => {
    const answer = { clusterId: 'here' };
    const cluster = aCluster([lost, async () => answer]);
    expect(await cluster.metadata({ topics: [] })).toBe(answer);
  });
});
