import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterOf, type SubjectStatement } from './cluster-of.js';

const statement = (
  from: string,
  to: string,
  change: Partial<SubjectStatement> = {},
): SubjectStatement => ({
  from,
  to,
  relation: 'SAME_PERSON',
  assertedAt: 1,
  ...change,
});
const not = (from: string, to: string, assertedAt: number) =>
  statement(from, to, { relation: 'NOT_SAME_PERSON', assertedAt });

describe('who is the same person', () => {
  it('is oneself, where nothing is stated', () => {
    expect(clusterOf('a', [])).toEqual(['a']);
  });

  it('is everybody along a chain, and around a circle', () => {
    expect(clusterOf('c', [statement('a', 'b'), statement('c', 'b')])).toEqual(['a', 'b', 'c']);
    expect(
      clusterOf('a', [
        statement('a', 'b'),
        statement('b', 'c'),
        statement('c', 'a'),
        statement('a', 'a'),
      ]),
    ).toEqual(['a', 'b', 'c']);
  });

  it('is not who was said not to be, at the same time or later, whoever said it', () => {
    expect(clusterOf('a', [statement('a', 'b'), not('b', 'a', 1)])).toEqual(['a']);
    expect(clusterOf('a', [statement('a', 'b'), not('a', 'b', 2)])).toEqual(['a']);
  });

  it('is who was said to be again after that', () => {
    expect(clusterOf('a', [statement('a', 'b', { assertedAt: 3 }), not('a', 'b', 2)])).toEqual([
      'a',
      'b',
    ]);
  });

  it('is still who is reached another way', () => {
    expect(
      clusterOf('a', [
        statement('a', 'b'),
        not('a', 'b', 2),
        statement('a', 'c'),
        statement('c', 'b'),
      ]),
    ).toEqual(['a', 'b', 'c']);
  });

  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const statements = fc.array(
    fc.record({
      from: ids,
      to: ids,
      relation: fc.constantFrom('SAME_PERSON' as const, 'NOT_SAME_PERSON' as const),
      assertedAt: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 12 },
  );

  it('is mutual, and the same for everybody in it', () => {
    fc.assert(
      fc.property(statements, ids, (stated, id) => {
        const cluster = clusterOf(id, stated);
        expect(cluster).toContain(id);
        for (const other of cluster) expect(clusterOf(other, stated)).toEqual(cluster);
      }),
    );
  });

  it('does not depend on the order of the statements, nor on who of the two is named first', () => {
    const shuffled = statements.chain((stated) =>
      fc.tuple(
        fc.constant(stated),
        fc.shuffledSubarray(stated, { minLength: stated.length }),
        fc.boolean(),
      ),
    );
    fc.assert(
      fc.property(shuffled, ids, ([stated, otherwise, turned], id) => {
        const said = turned
          ? otherwise.map((one) => ({ ...one, from: one.to, to: one.from }))
          : otherwise;
        expect(clusterOf(id, said)).toEqual(clusterOf(id, stated));
      }),
    );
  });
});
