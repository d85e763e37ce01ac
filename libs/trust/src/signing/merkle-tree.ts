import { hash } from 'node:crypto';

/** bytes of a SHA-256 */
export const HASH_BYTES = 32;
/** The maximum number of leaves of one tree: a path has at most five hashes. */
export const MOST_LEAVES = 32;

/** Returns the hash of a leaf's bytes. Source: RFC 9162, 2.1.1: SHA-256(0x00 ‖ leaf). */
export const leafHash = (leaf: Buffer): Buffer => sha256(LEAF, leaf);

/**
 * Returns the root of a tree over leaf hashes. Source: RFC 9162, 2.1.1.
 *
 * @param leaves 1 to `MOST_LEAVES` hashes of 32 bytes
 * @throws RangeError for another count
 */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  requireSize(leaves.length);
  return subtree(leaves);
}

/**
 * Returns the hashes from one leaf to the root, from below. Source: RFC 9162, 2.1.3.1.
 *
 * @param index of the leaf, from 0
 * @throws RangeError where there is no such leaf
 */
export function pathOf(leaves: readonly Buffer[], index: number): Buffer[] {
  requireSize(leaves.length);
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`Expected a leaf index below ${leaves.length}, got ${index}`);
  return pathIn(leaves, index);
}

/**
 * Returns the root that follows from a leaf and its path; undefined where a tree of this size has
 * no such leaf, or its leaf has a path of another length. Source: RFC 9162, 2.1.3.2.
 *
 * @param leaf hash of the leaf, 32 bytes
 * @param size leaves of the tree
 * @param path hashes of 32 bytes, from below
 */
export function rootFromPath(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  if (!isSize(size) || !Number.isInteger(index) || index < 0 || index >= size) return undefined;
  let [node, last] = [index, size - 1];
  let reached = leaf;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      reached = sha256(NODE, sibling, reached);
      while (node % 2 === 0 && node !== 0) [node, last] = [node >> 1, last >> 1];
    } else {
      reached = sha256(NODE, reached, sibling);
    }
    [node, last] = [node >> 1, last >> 1];
  }
  return last === 0 ? reached : undefined;
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

function subtree(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  const split = splitOf(leaves.length);
  return sha256(NODE, subtree(leaves.slice(0, split)), subtree(leaves.slice(split)));
}

function pathIn(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  return index < split
    ? [...pathIn(leaves.slice(0, split), index), subtree(leaves.slice(split))]
    : [...pathIn(leaves.slice(split), index - split), subtree(leaves.slice(0, split))];
}

/** Returns the largest power of two below a count of two or more. */
const splitOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

const isSize = (size: number): boolean =>
  Number.isInteger(size) && size >= 1 && size <= MOST_LEAVES;

function requireSize(size: number): void {
  if (!isSize(size)) throw new RangeError(`Expected 1 to ${MOST_LEAVES} leaves, got ${size}`);
}

/** In one call: each record of the log is hashed by every copy. */
function sha256(...parts: readonly Buffer[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}
