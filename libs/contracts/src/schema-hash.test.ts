import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashOfSchema } from './schema-hash.js';

it('the hash of a schema is that of its canonical form', () => {
  const canonical = '{"fields":[{"default":null,"name":"a"}],"name":"R","n":[1,true,"é\\n"]}';
  const sorted = '{"fields":[{"default":null,"name":"a"}],"n":[1,true,"é\\n"],"name":"R"}';
  const expected = createHash('sha256').update(sorted, 'utf8').digest();
  const served =
    ' { "name": "R", "n": [1, true, "\\u00e9\\n"],\n "fields": [{"name":"a",  "default":null}] } ';
  for (const text of [canonical, sorted, served]) expect(hashOfSchema(text)).toEqual(expected);
});

it('schemas that differ in anything else have other hashes', () => {
  const one = '{"name":"R","fields":[{"name":"a"},{"name":"b"}]}';
  const others = [
    '{"name":"R","fields":[{"name":"b"},{"name":"a"}]}',
    '{"name":"R","fields":[{"name":"a"},{"name":"b"}],"doc":"d"}',
    '{"name":"R","fields":[{"name":"a","default":null},{"name":"b"}]}',
    '{"name":"R","fields":{"0":{"name":"a"},"1":{"name":"b"}}}',
  ];
  const hashes = [one, ...others].map((text) => hashOfSchema(text).toString('hex'));
  expect(new Set(hashes).size).toBe(hashes.length);
});
