import { expect, it } from 'vitest';
import { bytesOf, framedSchemaId } from './raw-bytes.js';

it('finds the schema in a frame, and none where there is no frame', () => {
  expect(framedSchemaId(bytesOf('AAAAAGcB'))).toBe(103);
  expect(framedSchemaId(bytesOf('e30='))).toBeNull();
});
