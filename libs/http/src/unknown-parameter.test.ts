import { expect, it } from 'vitest';
import { unknownParameter } from './unknown-parameter.js';

it('names the parameter, what is accepted, and what was probably meant', () => {
  expect(unknownParameter({ from: '1', limit: '2' }, ['from', 'limit'])).toBeUndefined();
  expect(unknownParameter({}, [])).toBeUndefined();
  expect(unknownParameter({ any: '' }, [])).toEqual({
    ...{ parameter: 'any', accepted: [] },
    detail: 'Expected no query parameter, got "any"',
  });
  expect(unknownParameter({ from: '1', Limit: '2' }, ['from', 'limit'])).toMatchObject({
    detail: 'Expected query parameters of from, limit, got "Limit" (did you mean limit?)',
  });
  const long = 'x'.repeat(200);
  expect(unknownParameter({ [long]: '' }, ['from'])!.parameter).toBe('x'.repeat(80));
});
