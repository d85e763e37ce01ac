import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, MOST_LEAVES, pathOf, rootFromPath, rootOf } from './merkle-tree.js';

/** The leaves and roots of Certificate Transparency's reference tests (RFC 6962 and 9162). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hashes = (count: number): Buffer[] =>
  Array.from({ length: count }, () => leafHash(randomBytes(8)));

describe('a tree of records', () => {
  it('has the roots of the reference vectors', () => {
    for (const [at, root] of ROOTS.entries())
      expect(rootOf(LEAVES.slice(0, at + 1)).toString('hex')).toBe(root);
  });

  it('leads from every leaf of every size to its root', () => {
    for (let size = 1; size <= MOST_LEAVES; size++) {
      const leaves = hashes(size);
      const root = rootOf(leaves);
      for (const [index, leaf] of leaves.entries())
        expect(rootFromPath(leaf, index, size, pathOf(leaves, index))?.equals(root)).toBe(true);
    }
  });

  // A leaf may have the same way up in trees of two sizes: the signature holds the size.
  it('leads nowhere else from another leaf, index or path', () => {
    const leaves = hashes(MOST_LEAVES);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_LEAVES }),
        fc.nat(MOST_LEAVES - 1),
        fc.integer({ min: -1, max: MOST_LEAVES + 1 }),
        fc.integer({ min: 0, max: MOST_LEAVES + 1 }),
        (size, at, index, claimed) => {
          fc.pre(at < size);
          const tree = leaves.slice(0, size);
          const path = pathOf(tree, at);
          const root = rootFromPath(tree[at]!, index, claimed, path);
          return index === at || claimed !== size || root?.equals(rootOf(tree)) !== true;
        },
      ),
    );
    const path = pathOf(leaves, 3);
    for (const [n, hash] of path.entries()) {
      const other = path.with(n, Buffer.from(hash.map((byte, i) => (i === 0 ? byte ^ 1 : byte))));
      expect(rootFromPath(leaves[3]!, 3, 32, other)?.equals(rootOf(leaves))).toBe(false);
    }
    expect(rootFromPath(leaves[3]!, 3, 32, path.slice(1))).toBeUndefined();
    expect(rootFromPath(leaves[3]!, 3, 32, [...path, path[0]!])).toBeUndefined();
  });

  it('is refused without leaves and with more than 32', () => {
    for (const count of [0, MOST_LEAVES + 1])
      expect(() => rootOf(hashes(count))).toThrow(`Expected 1 to 32 leaves, got ${count}`);
    for (const index of [-1, 2, 0.5])
      expect(() => pathOf(hashes(2), index)).toThrow(`Expected a leaf index below 2, got ${index}`);
  });
});
