import { partitionOf } from '@sinergi/broker';
import type { Fence as FenceValue } from '@sinergi/contracts';
import { quoted } from '@sinergi/contracts';
import type { DirectoryView } from '@sinergi/directory';
import type { TopicRules } from './admit.js';
import { versionOfFenceKey } from './fence.js';
import { type Dead, dead, type WaitsFor } from './verdict.js';

export type FenceVerdict =
  | { verdict: 'FENCE'; directoryVersion: bigint }
  | { verdict: 'WAIT'; for: WaitsFor }
  | Dead;

/**
 * Admits a fence whose signature was verified. A fence ahead of the directory that was read waits.
 * So does one whose directory is not the one that was read: the signer of the directory signed
 * another, and what follows cannot be admitted until the two are the same.
 */
export function admitFence(
  record: { key: string; partition: number; headers: Record<string, string> },
  value: FenceValue,
  rules: TopicRules,
  directory: DirectoryView,
): FenceVerdict {
  const { key, partition, headers } = record;
  const version = versionOfFenceKey(key);
  if (version === undefined || BigInt(value.directoryVersion) !== version)
    return dead(
      'BAD_KEY',
      `Expected fence:${value.directoryVersion}:<number> as key, got ${quoted(key)}`,
    );
  if (headers['ce_id'] !== value.eventId)
    return dead(
      'BAD_HEADERS',
      `Expected ce_id ${quoted(value.eventId)}, got ${quoted(headers['ce_id'] ?? '')}`,
    );
  const expected = partitionOf(key, rules.partitions);
  if (partition !== expected)
    return dead(
      'WRONG_PARTITION',
      `Expected this fence in partition ${expected} of ${rules.partitions}, ` +
        `got it in partition ${partition}`,
    );
  return version > directory.version || !directory.hashAt(version).equals(value.directoryHash)
    ? { verdict: 'WAIT', for: 'DIRECTORY' }
    : { verdict: 'FENCE', directoryVersion: version };
}
