import { partitionOf } from '@sinergi/broker';

/** What every fence's key begins with. No agency has this code, so no entity has such a key. */
const PREFIX = 'fence:';
const KEY = /^fence:([1-9]\d{0,14}):\d{1,6}$/;

/** A fence that was admitted: from its offset on, a directory version is in force. */
export interface Fence {
  offset: bigint;
  directoryVersion: bigint;
}

/** Tells whether a record claims to be a fence, by its key. */
export const isFenceKey = (key: string): boolean => key.startsWith(PREFIX);

/**
 * Returns the key of a partition's fence: version and a number that leads the key to that
 * partition, since a record lies in its key's partition. The version makes the key unique, so
 * compaction keeps every fence.
 *
 * @param partitions number of partitions of the topic
 */
export function fenceKey(directoryVersion: bigint, partition: number, partitions: number): string {
  for (let n = 0; ; n++) {
    const key = `${PREFIX}${directoryVersion}:${n}`;
    if (partitionOf(key, partitions) === partition) return key;
  }
}

/** Returns the directory version in a fence's key; undefined for any other text. */
export function versionOfFenceKey(key: string): bigint | undefined {
  const version = KEY.exec(key)?.[1];
  return version === undefined ? undefined : BigInt(version);
}
