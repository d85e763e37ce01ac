import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AvroSchema } from './avro-schema.js';
import { recordSchemas } from './generated/schemas.js';
import { sealFormatOf } from './seal-format.js';

const read = (record: string, version: string) =>
  JSON.parse(readFileSync(`schemas/published/${record}/${version}`, 'utf8')) as AvroSchema;

const published = readdirSync('schemas/published').flatMap((record) =>
  readdirSync(`schemas/published/${record}`).map(
    (version) => [record, version, read(record, version)] as const,
  ),
);

describe('the format of the seals of a schema', () => {
  it.each(published.filter(([, , schema]) => holdsSeals(schema)))(
    'is the first one where %s %s is from before bound seals',
    (_record, _version, schema) => {
      const bound = JSON.stringify(schema).includes('"name":"format"');
      expect(sealFormatOf(schema)).toBe(bound ? 2 : 1);
    },
  );

  it('has been the first one, and is the bound one in every schema of today', () => {
    const formats = published.map(([, , schema]) => sealFormatOf(schema));
    expect(new Set(formats)).toEqual(new Set([1, 2]));
    for (const schema of Object.values(recordSchemas))
      expect(sealFormatOf(schema as unknown as AvroSchema)).toBe(2);
  });

  it('is found wherever the seal is, and not taken from another record', () => {
    const sealed = (fields: object[]) => ({ type: 'record', name: 'x.Sealed', fields });
    const record = (type: object) =>
      ({ type: 'record', name: 'Any', fields: [{ name: 'format', type }] }) as AvroSchema;
    expect(sealFormatOf(record(sealed([])))).toBe(1);
    expect(sealFormatOf(record({ type: 'array', items: ['null', sealed([])] }))).toBe(1);
    expect(sealFormatOf(record(sealed([{ name: 'format', type: 'int' }])))).toBe(2);
  });
});

function holdsSeals(schema: AvroSchema): boolean {
  return /"name":"(?:[\w.]+\.)?Sealed"/.test(JSON.stringify(schema));
}
