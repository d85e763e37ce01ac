const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/**
 * The partition that a key belongs to: what Kafka's Java client, librdkafka's `murmur2_random` and
 * KafkaJS choose. All versions of an entity lie in it, so their order rests on it. Written out,
 * because it is asked once for every record that is read, and KafkaJS's is BigInt arithmetic that
 * takes ten times as long.
 *
 * @param partitions how many the topic has Source: Apache Kafka,
 * org.apache.kafka.common.utils.Utils.murmur2 and BuiltInPartitioner.partitionForKey.
 */
export function partitionOf(key: Buffer | string, partitions: number): number {
  if (partitions === 1) return 0;
  return (
    (murmur2(typeof key === 'string' ? Buffer.from(key, 'utf8') : key) & 0x7f_ff_ff_ff) % partitions
  );
}

/** 32 bits, signed. */
export function murmur2(data: Buffer): number {
  const { length } = data;
  let h = SEED ^ length;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    let k = Math.imul(data.readInt32LE(at), M);
    k = Math.imul(k ^ (k >>> 24), M);
    h = Math.imul(h, M) ^ k;
  }
  if (at < length) {
    for (let i = length - 1; i >= at; i--) h ^= data[i]! << (8 * (i - at));
    h = Math.imul(h, M);
  }
  h = Math.imul(h ^ (h >>> 13), M);
  return h ^ (h >>> 15);
}
