import Cluster from 'kafkajs/src/cluster/index.js';

/** The error for a question that each broker of the pool failed to answer. */
export class NoBrokerAnswered extends Error {
  override readonly name = 'NoBrokerAnswered';
  readonly outage = 'away';

  constructor() {
    super('Expected metadata from one of the brokers, got an answer from none of them');
  }
}

/**
 * Where every broker fails a question for metadata (the connection ends, or a topic that is known
 * was deleted meanwhile), KafkaJS drops their errors and answers null, which its own callers and
 * ours take for metadata. That is an outage, and was a TypeError: a bug, which nobody tries again.
 */
const { metadata } = Cluster.prototype;
Cluster.prototype.metadata = async function metadataOrOutage(question) {
  const answer = await metadata.call(this, question);
  if (answer === null) throw new NoBrokerAnswered();
  return answer;
};
