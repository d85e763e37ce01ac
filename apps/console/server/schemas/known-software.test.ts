import { readFileSync } from 'node:fs';
import { schemasToRegister } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import { isOlderSoftware, KNOWN_SOFTWARE, schemasOf } from './known-software.js';
import { schemaIdentity } from './schema-identity.js';

it('a schema is the same whatever the order its attributes are written in', () => {
  const [one, another] = [
    '{"type":"record","name":"A","fields":[{"name":"x","type":"int"}]}',
    '{"fields":[{"type":"int","name":"x"}],"name":"A","type":"record"}',
  ];
  expect(schemaIdentity(one)).toBe(schemaIdentity(another));
  expect(schemaIdentity(one)).not.toBe(schemaIdentity(another.replace('"x"', '"y"')));
});

describe('the software that agencies report', () => {
  it('is known where it is this release', () => {
    expect(KNOWN_SOFTWARE).toBe(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    );
    const reports = schemasToRegister().filter(({ subject }) => subject.endsWith('.Report'));
    const [first] = reports;
    const reads = reports.map(({ schema }) => schemaIdentity(schema));
    expect(schemasOf(KNOWN_SOFTWARE, first!.subject)).toEqual({ writes: reads.at(-1), reads });
    expect(schemasOf('9.9.9', first!.subject)).toBeNull();
    expect(schemasOf(KNOWN_SOFTWARE, 'id.another.Record')).toBeNull();
  });

  it('is older where its number is smaller', () => {
    expect(['0.0.9', '0.0.99', '0.1.0', '0.1.1', '1.0.0', 'main'].map(isOlderSoftware)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
