import { schemasToRegister } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import type { SourceRecord } from './avro-source.js';
import { isSameButForWords, registeredSchemas } from './registered-schemas.js';

const aSchema = (doc: string, fields: string[]): SourceRecord =>
  ({
    ...{ type: 'record', name: 'Matter', doc },
    fields: fields.map((name) => ({ name, type: 'string', doc: `${doc} of ${name}` })),
  }) as SourceRecord;

describe('a registered schema', () => {
  const frozen = aSchema('Frozen', ['one']);
  const published = new Map([['Matter', [{ version: 1, schema: frozen }]]]);
  const registered = (schema: SourceRecord) =>
    registeredSchemas(new Map([['Matter', schema]]), published).get('Matter');

  it('keeps the words of the frozen version where nothing but words differs', () => {
    expect(registered(aSchema('In better words', ['one']))).toBe(frozen);
  });

  it('has its own words where a field is new, and where no version is frozen', () => {
    const wider = aSchema('In better words', ['one', 'two']);
    expect(registered(wider)).toBe(wider);
    expect(registeredSchemas(new Map([['Other', wider]]), published).get('Other')).toBe(wider);
  });

  it('never differs from another of its record in words alone: both would have one id', () => {
    const all = schemasToRegister().map(({ subject, schema }) => ({
      subject,
      schema: JSON.parse(schema) as unknown,
    }));
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1))
        if (one.subject === other.subject)
          expect([one.subject, isSameButForWords(one.schema, other.schema)]).toEqual([
            one.subject,
            false,
          ]);
  });
});
