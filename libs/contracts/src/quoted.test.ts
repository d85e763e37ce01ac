import { expect, it } from 'vitest';
import { quoted } from './quoted.js';

it('quotes a text and escapes what would end the quotes or the line', () => {
  expect(quoted('a "word"\n')).toBe(String.raw`"a \"word\"\n"`);
});

it('shortens a long text to 80 characters', () => {
  expect(quoted('x'.repeat(200))).toBe(`"${'x'.repeat(80)}"`);
});
