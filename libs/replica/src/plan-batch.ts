import { SEQUENCED_KEY_VERSIONS } from '@sinergi/contracts';
import { classify } from './classify.js';
import { type DigestMark, isDigestMarkBefore } from './digest-mark.js';
import type { PartitionDigest } from './partition-digest.js';
import type { Candidate, Dead, DeadReason } from './verdict.js';

/** A record after admission, in log order. */
export interface RecordVerdict {
  offset: bigint;
  appendedAt: number;
  outcome:
    | { verdict: 'CANDIDATE'; candidate: Candidate; hash: Buffer }
    | { verdict: 'FENCE'; directoryVersion: bigint; hash: Buffer }
    | Dead;
}

/** Returns the row that a record claims, for which the tables are asked; nothing for a fence. */
export function claimsOf({ outcome }: RecordVerdict): Pick<Candidate, 'key' | 'version'>[] {
  if (outcome.verdict === 'CANDIDATE') return [outcome.candidate];
  return outcome.verdict === 'DEAD' && outcome.claim ? [outcome.claim] : [];
}

/**
 * Returns what is asked of it where the record is taken for new. A first version then has nothing
 * before it: where it has after all, the tables refuse its row. A record that counts only where its
 * entity is known is asked for all the same.
 */
export function claimsUnlessFirst(record: RecordVerdict): Pick<Candidate, 'key' | 'version'>[] {
  const { outcome } = record;
  const isFirst =
    outcome.verdict === 'CANDIDATE' &&
    outcome.candidate.version === 1 &&
    outcome.candidate.heldOnly === undefined;
  return isFirst ? [] : claimsOf(record);
}

/** The rows of the history and of state for the keys of a batch. */
export interface Known {
  /** record hash by `key\u0000version` */
  hashes: Map<string, Buffer>;
  /** highest version in state by key */
  latest: Map<string, number>;
  /** the first offset that was never read: the digest has the fences before it; 0 by default */
  readTo?: bigint;
}

/** The changes that a batch makes to the tables. Indices point into the admitted records. */
export interface BatchEffect {
  /** rows that are new to the history, in log order */
  inserts: number[];
  /** the inserts that become the state of their entity */
  states: number[];
  /** number of `states` whose entity state did not hold before */
  newEntities: number;
  dead: { index: number; reason: DeadReason; detail: string }[];
  /** indices of the records that the history already holds */
  duplicates: number[];
  /** indices of the fences, and the directory version of each */
  fences: { index: number; directoryVersion: bigint }[];
  /** versions that are missing before a version that came */
  holes: { key: string; version: number }[];
  digestMarks: DigestMark[];
}

/**
 * The highest number of versions that a record may skip. No owner skips more. A record that does is
 * refused, because noting the missing versions would fill the memory.
 */
export const MOST_MISSING_VERSIONS = 1_000;

/** The rules for the versions of a topic. */
export interface VersionRules {
  /** whether versions count 1, 2, 3 … without a hole, and the reading began with the first */
  gapFree: boolean;
  /** whether two contents of this version are a fork */
  isFork(version: number): boolean;
}

/** The rules of entities: each version has one content, and no version is left out. */
export const ENTITY_VERSIONS: VersionRules = { gapFree: true, isFork: () => true };

/**
 * The rules of keys: the version of a key record is its sequence. Compaction leaves out some. The
 * version of one without a sequence is its number of wraps, and two of those with equal numbers say
 * the same under different event ids.
 */
export const KEY_VERSIONS: VersionRules = {
  gapFree: false,
  isFork: (version) => version > SEQUENCED_KEY_VERSIONS,
};

export const versionKey = (key: string, version: number) => `${key}\u0000${version}`;

/**
 * Plans the changes of a batch, given the history. The function is pure except for `digest`, to
 * which it adds every new row and fence. If a log is split into other batches, or parts of it are
 * sent again, the tables and the digest end up the same.
 *
 * @param previousAppendedAt LogAppendTime of the record before the first, epoch ms
 */
export function planBatch(
  records: RecordVerdict[],
  known: Known,
  digest: PartitionDigest,
  previousAppendedAt: number,
  { gapFree, isFork }: VersionRules,
): BatchEffect {
  const effect: BatchEffect = {
    inserts: [],
    states: [],
    newEntities: 0,
    dead: [],
    duplicates: [],
    fences: [],
    holes: [],
    digestMarks: [],
  };
  const hashes = new Map(known.hashes);
  const latest = new Map(known.latest);
  const stateOf = new Map<string, number>();
  const { readTo = 0n } = known;
  let previous = previousAppendedAt;
  records.forEach((record, index) => {
    if (isDigestMarkBefore(record, previous))
      effect.digestMarks.push({ offset: record.offset, digest: digest.fold() });
    previous = record.appendedAt;
    const { outcome } = record;
    if (outcome.verdict === 'DEAD') {
      const { claim } = outcome;
      if (claim && hashes.get(versionKey(claim.key, claim.version))?.equals(claim.hash)) {
        effect.duplicates.push(index);
        return;
      }
      effect.dead.push({ index, reason: outcome.reason, detail: outcome.detail });
      return;
    }
    if (outcome.verdict === 'FENCE') {
      effect.fences.push({ index, directoryVersion: outcome.directoryVersion });
      if (record.offset >= readTo) digest.toggleFence(outcome.hash);
      return;
    }
    const { key, version } = outcome.candidate;
    const highest = latest.get(key) ?? 0;
    const classification = classify(
      version,
      outcome.hash,
      hashes.get(versionKey(key, version)),
      highest,
    );
    if (classification === 'DUPLICATE') {
      effect.duplicates.push(index);
      return;
    }
    const { heldOnly } = outcome.candidate;
    if (heldOnly !== undefined && highest === 0) {
      effect.dead.push({ index, reason: 'BAD_ENTITY_ID', detail: heldOnly });
      return;
    }
    if (gapFree && version > highest + 1 + MOST_MISSING_VERSIONS) {
      const most = highest + 1 + MOST_MISSING_VERSIONS;
      effect.dead.push({
        index,
        reason: 'BAD_VERSION',
        detail: `Expected a version of at most ${most}, got ${version}`,
      });
      return;
    }
    if (classification === 'FORK' && isFork(version)) {
      effect.dead.push({
        index,
        reason: 'FORK',
        detail: `Expected the bytes of the first record of version ${version}, got other bytes`,
      });
      return;
    }
    hashes.set(versionKey(key, version), outcome.hash);
    effect.inserts.push(index);
    digest.toggle(key, outcome.hash);
    if (classification === 'APPLY') {
      if (gapFree)
        for (let missing = highest + 1; missing < version; missing++)
          effect.holes.push({ key, version: missing });
      latest.set(key, version);
      stateOf.set(key, index);
    }
  });
  effect.states = [...stateOf.values()];
  effect.newEntities = [...stateOf.keys()].filter((key) => !known.latest.has(key)).length;
  return effect;
}
