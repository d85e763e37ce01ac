import { expect, it } from 'vitest';
import { essenceOf } from './essence-of.js';

it.each([
  ['application/json', 'application/json'],
  [' Application/X-NDJSON ; charset=utf-8', 'application/x-ndjson'],
  ['application/x-ndjson2', 'application/x-ndjson2'],
  [undefined, undefined],
])('%j is a body of %s', (said, essence) => {
  expect(essenceOf({ headers: { 'content-type': said } })).toBe(essence);
});
