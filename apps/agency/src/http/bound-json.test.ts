import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../problem/problem.js';
import { boundJson, JSON_BOUNDS, parseBounded } from './bound-json.js';

const refusalOf = (text: string, bounds = JSON_BOUNDS): string | undefined => {
  try {
    boundJson(text, bounds);
    return undefined;
  } catch (error) {
    return (error as Problem).code;
  }
};

/** Returns the same counts, taken from the parsed value. */
function countsOf(
  value: unknown,
  depth = 0,
): { values: number; names: Set<string>; depth: number } {
  const counts = { values: 1, names: new Set<string>(), depth };
  if (typeof value !== 'object' || value === null) return counts;
  counts.depth = depth + 1;
  for (const [name, one] of Object.entries(value)) {
    if (!Array.isArray(value)) counts.names.add(name);
    const inside = countsOf(one, depth + 1);
    counts.values += inside.values;
    counts.depth = Math.max(counts.depth, inside.depth);
    for (const each of inside.names) counts.names.add(each);
  }
  return counts;
}

describe('a JSON body before it is parsed', () => {
  it('is refused where it has too many names, before it costs what parsing it would', () => {
    const names = Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`k${i}`, 1]));
    expect(refusalOf(JSON.stringify(names))).toBe('body-too-large');
  });

  it('is refused where it has too many values or levels', () => {
    expect(refusalOf(`[${'1,'.repeat(100_000)}1]`)).toBe('body-too-large');
    expect(refusalOf(`[${'{},'.repeat(60_000)}{}]`)).toBe('body-too-large');
    expect(refusalOf('['.repeat(33))).toBe('body-too-large');
  });

  it('is refused where an object has a name twice, however it is spelt', () => {
    for (const text of [
      '{"a":1,"a":2}',
      '{"a":1,"\\u0061":1}',
      '[{"b":{"a":{},"a" :1}}]',
      '{"a":[{"a":1}],"a":2}',
      '{"__proto__":1,"__proto__":1}',
    ])
      expect(refusalOf(text)).toBe('invalid-request');
    for (const text of ['[{"a":1},{"a":1}]', '{"a":{"a":{"a":"a"}},"b":"a"}', '{"a":"\\"a\\":"}'])
      expect(refusalOf(text)).toBeUndefined();
  });

  it('is let through where it is a full batch', () => {
    const data = Object.fromEntries(
      Array.from({ length: 90 }, (_, i) => [`field${i}`, 'text, "a"']),
    );
    const items = Array.from({ length: 1_000 }, () => ({ flow: 'sighting', data }));
    expect(parseBounded(JSON.stringify({ items }))).toEqual({ items });
  });

  it('is counted as a parser would, whatever its strings say', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { values, names, depth } = countsOf(JSON.parse(text));
        // An empty array or object is also counted as if it had a member.
        const most = { values: values * 2, names: names.size, depth };
        expect(refusalOf(text, most)).toBeUndefined();
        if (names.size > 0)
          expect(refusalOf(text, { ...most, names: names.size - 1 })).toBe('body-too-large');
        if (depth > 0)
          expect(refusalOf(text, { ...most, depth: depth - 1 })).toBe('body-too-large');
      }),
    );
  });

  it('is left to the parser where it is no JSON', () => {
    for (const text of ['', '{"a', '}}}}', '"\\', 'null', '{"a" : '])
      expect(refusalOf(text)).toBeUndefined();
  });
});
