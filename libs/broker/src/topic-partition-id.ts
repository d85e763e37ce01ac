/** Returns a partition's name, `topic/partition`: the key of positions, gaps and lags. */
export const topicPartitionId = (topic: string, partition: number): string =>
  `${topic}/${partition}`;

/** Returns what `topicPartitionId` named. */
export function topicPartitionOf(id: string): { topic: string; partition: number } {
  const at = id.lastIndexOf('/');
  return { topic: id.slice(0, at), partition: Number(id.slice(at + 1)) };
}
