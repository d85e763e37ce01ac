import { expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.js';

const parse = (text: string): unknown => parseStrictJson(Buffer.from(text));

it('reads what every program reads alike', () => {
  const value = { a: [1, -1, 0, 2 ** 53 - 1, true, null], 'é"\\': { a: '😀', b: '' }, b: [{}, []] };
  expect(parse(JSON.stringify(value, null, '\t'))).toEqual(value);
  expect(parse('{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}]}')).toBeTypeOf('object');
});

it.each([
  ['a member twice', '{"a":1,"a":1}'],
  ['a member twice, once escaped', '{"a":1,"\\u0061":2}'],
  ['a member twice, behind an object', '{"a":{"b":1},"b":2,"a":[]}'],
  ['a fraction', '[1.0]'],
  ['an exponent', '[1e2]'],
  ['a number beyond 53 bits', '[9007199254740992]'],
  ['half of a surrogate pair', '["\\ud800"]'],
  ['a byte order mark', '\ufeff{}'],
  ['65 levels', '['.repeat(65) + ']'.repeat(65)],
  ['text behind it', '{} {}'],
  ['nothing', ''],
])('refuses %s', (_, text) => {
  expect(() => parse(text)).toThrow(SyntaxError);
});

it('refuses bytes that are no UTF-8, and too many', () => {
  expect(() => parseStrictJson(Buffer.of(0x22, 0xff, 0x22))).toThrow('Expected UTF-8');
  expect(() => parseStrictJson(Buffer.alloc(8 * 1_024 * 1_024 + 1, ' '))).toThrow('at most');
});
