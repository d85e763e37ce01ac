import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import { avroFingerprint } from './avro-fingerprint.js';

/** Apache Avro's own figures, from its share/test/data/schema-tests.txt. */
const PUBLISHED: [string, bigint][] = [
  ['null', 7195948357588979594n],
  ['int', 8247732601305521295n],
];

describe('the fingerprint of a schema', () => {
  it.each(PUBLISHED)(
    'of %s is the one that Avro publishes, little-endian',
    (schema, fingerprint) => {
      expect(avroFingerprint(avro.Type.forSchema(schema as never)).readBigInt64LE()).toBe(
        fingerprint,
      );
    },
  );
});
