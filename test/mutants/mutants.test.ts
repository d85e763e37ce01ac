import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.js';
import { mutated } from './mutate.js';

describe('mutants', () => {
  it('are named apart', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    '%s: can still be planted, and has tests to catch it',
    (_name, mutant) => {
      const source = readFileSync(mutant.file, 'utf8');
      expect(mutated(source, mutant)).not.toBe(source);
      for (const test of mutant.tests) expect(existsSync(test)).toBe(true);
    },
  );

  it('that no longer fit the code say so', () => {
    expect(() => mutated('nothing of it', mutants[0]!)).toThrow(/Expected the text of mutant/);
  });
});
