import { expect, it } from 'vitest';
import { z } from 'zod';
import { brokenTexts } from './broken-texts.js';
import { plainText, validateBody } from './validate-body.js';

it('a text with half of a surrogate pair is found, wherever it is', () => {
  const value = {
    ...{ a: 'x\ud800', b: [{ c: '\udc00\ud800' }, 'x'], d: null, e: 1 },
    f: '\ud83d\ude00',
  };
  expect(brokenTexts(value)).toEqual(['/a', '/b/0/c']);
  const schema = z.strictObject({ reason: plainText() });
  expect(validateBody(schema, { reason: '\ud83d\ude00' })).toEqual({ reason: '\ud83d\ude00' });
  expect(() => validateBody(schema, { reason: 'x\udc00' })).toThrow('invalid-request');
});
