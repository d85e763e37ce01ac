import { type PartitionBounds } from './bus.js';
import { ofTopics } from './bus-errors.js';
import type { KafkaCluster, PartitionsOfTopic } from './kafka-cluster.js';
import { topicPartitionId } from './topic-partition-id.js';

/** The values by which ListOffsets names the first offset of a log and the one after its last. */
const EARLIEST = -2;
const LATEST = -1;

/**
 * Returns the first offset and the log end of each partition of the topics. It asks once for the
 * partition leaders and twice each leader. KafkaJS's admin asks topic by topic and reloads the
 * metadata of all known topics for each further one: on a busy machine sixty topics took longer
 * than the timeout of an answer, and the questions started over.
 *
 * @throws UnknownTopic where one of the topics does not exist
 */
export async function boundsOf(
  cluster: KafkaCluster,
  topics: readonly string[],
): Promise<PartitionBounds[]> {
  if (topics.length === 0) return [];
  const { topicMetadata } = await ofTopics(topics, () =>
    cluster.metadata({ topics: [...new Set(topics)] }),
  );
  const ledBy = new Map<string, PartitionsOfTopic<number>[]>();
  for (const { topic, partitionMetadata } of topicMetadata) {
    const leaders = new Map<string, number[]>();
    for (const { partitionId, leader } of partitionMetadata)
      leaders.set(String(leader), [...(leaders.get(String(leader)) ?? []), partitionId]);
    for (const [leader, partitions] of leaders)
      ledBy.set(leader, [...(ledBy.get(leader) ?? []), { topic, partitions }]);
  }
  const found = await Promise.all(
    [...ledBy].map(async ([nodeId, led]) => {
      const broker = await cluster.findBroker({ nodeId });
      const ask = async (timestamp: number): Promise<Map<string, bigint>> => {
        const { responses } = await broker.listOffsets({
          topics: led.map(({ topic, partitions }) => ({
            topic,
            partitions: partitions.map((partition) => ({ partition, timestamp })),
          })),
        });
        return new Map(
          responses.flatMap(({ topic, partitions }) =>
            partitions.map(({ partition, offset }) => [
              topicPartitionId(topic, partition),
              BigInt(offset),
            ]),
          ),
        );
      };
      const [starts, ends] = await Promise.all([ask(EARLIEST), ask(LATEST)]);
      return led.flatMap(({ topic, partitions }) =>
        partitions.map((partition) => ({
          topic,
          partition,
          start: starts.get(topicPartitionId(topic, partition))!,
          end: ends.get(topicPartitionId(topic, partition))!,
        })),
      );
    }),
  );
  return found.flat().sort(inOrder);
}

function inOrder(left: PartitionBounds, right: PartitionBounds): number {
  if (left.topic === right.topic) return left.partition - right.partition;
  return left.topic < right.topic ? -1 : 1;
}
