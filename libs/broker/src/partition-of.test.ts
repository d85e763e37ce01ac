import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { murmur2, partitionOf } from './partition-of.js';

const ofKafkaJs = Partitioners.DefaultPartitioner();
const byKafkaJs = (key: Buffer, partitions: number): number =>
  ofKafkaJs({
    topic: 'timpora.sighting',
    partitionMetadata: Array.from({ length: partitions }, (_, partitionId) => ({
      partitionId,
      leader: 0,
    })) as never,
    message: { key, value: null },
  });

describe('the partition of a key', () => {
  // From Apache Kafka's own UtilsTest.testMurmur2.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as the Java client does', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });

  it('is the one that KafkaJS chooses, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 90 }),
        fc.integer({ min: 1, max: 64 }),
        (bytes, partitions) => {
          const key = Buffer.from(bytes);
          expect(partitionOf(key, partitions)).toBe(byKafkaJs(key, partitions));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is that of a text’s UTF-8', () => {
    expect(partitionOf('kec-menteng:ü', 6)).toBe(partitionOf(Buffer.from('kec-menteng:ü'), 6));
  });
});
