import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expectedWords, gotWords } from './expected-words.js';

const said = (schema: z.ZodType, value: unknown): string[] =>
  (schema.safeParse(value, { error: expectedWords }).error?.issues ?? []).map(
    ({ message }) => message,
  );

describe('what a schema expected', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['Expected a string', z.string(), undefined],
    ['Expected at least 2 characters', z.string().min(2), 'x'],
    ['Expected at most 1 character', z.string().max(1), 'xx'],
    ['Expected one of A, B', z.enum(['A', 'B']), 'C'],
    ['Expected "1.0"', z.literal('1.0'), 2],
    ['Expected at least 1 item', z.array(z.string()).min(1), []],
    ['Expected a whole number', z.int(), 1.5],
    ['Expected at least 1', z.int().min(1), 0],
    ['Expected more than 0', z.number().positive(), 0],
    ['Expected a time such as 2026-11-24T10:00:00Z', z.iso.datetime(), 'x'],
    ['Expected a URL such as https://example.org/path', z.url(), 'x'],
    ['Expected text that fits /^[0-9]+$/', z.string().regex(/^[0-9]+$/), 'x'],
    ['Expected one of the described forms', z.union([z.int(), z.null()]), {}],
    ['Expected an object', z.record(z.string(), z.unknown()), 3],
    ['Expected no field named a', z.strictObject({}), { a: 1 }],
    ['Expected what its schema says', z.string().regex(/a/, 'Expected what its schema says'), 'b'],
  ])('is told as %s', (words, schema, value) => {
    expect(said(schema, value)).toEqual([words]);
  });

  it('never holds what came, which is told by its type', () => {
    expect([undefined, null, [], {}, 'x', 1, true].map(gotWords)).toEqual([
      ...['nothing', 'null', 'an array', 'an object', 'a string', 'a number', 'a boolean'],
    ]);
  });
});
