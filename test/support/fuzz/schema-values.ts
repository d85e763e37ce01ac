import fc from 'fast-check';

export type Json = Record<string, unknown>;

/** An address where nothing listens: a registered webhook with it calls nobody. */
const NOWHERE = 'http://127.0.0.1:9/hook';
const HOUR_MS = 3_600_000;
const ANY = fc.jsonValue({ maxDepth: 2 });

/**
 * `examples`: uses a schema's own examples where it has some, because they also satisfy rules
 * beyond the schema; `inventions`: uses them only now and then.
 */
export type Taste = 'examples' | 'inventions';

/** Makes values that a JSON Schema 2020-12 describes. */
export function valuesOf(
  schema: Json,
  root: Json,
  now: number,
  taste: Taste = 'inventions',
): fc.Arbitrary<unknown> {
  const again = (inner: Json): fc.Arbitrary<unknown> => valuesOf(inner, root, now, taste);
  if (typeof schema['$ref'] === 'string') return again(resolved(schema['$ref'], root));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const branches = (schema['oneOf'] ?? schema['anyOf']) as Json[] | undefined;
  if (branches) return fc.oneof(...branches.map(again));
  const invented = fc.oneof(...types(schema).map((type) => ofType(type, schema, again, now)));
  const examples = (schema['examples'] ??
    ('example' in schema ? [schema['example']] : undefined)) as unknown[] | undefined;
  return examples && examples.length > 0
    ? fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...examples) },
        { weight: taste === 'examples' ? 0 : 1, arbitrary: invented },
      )
    : invented;
}

function resolved(pointer: string, root: Json): Json {
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((at, part) => (at as Json)[part], root) as Json;
}

function types(schema: Json): string[] {
  const { type } = schema;
  if (type !== undefined) return [type].flat() as string[];
  return 'properties' in schema ? ['object'] : ['any'];
}

function ofType(
  type: string,
  schema: Json,
  again: (schema: Json) => fc.Arbitrary<unknown>,
  now: number,
): fc.Arbitrary<unknown> {
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: Math.max(minimum ?? -1_000, -(2 ** 31)),
        max: Math.min(maximum ?? 1_000_000, 2 ** 31 - 1),
      });
    case 'number':
      return fc.double({ min: minimum ?? -1e6, max: maximum ?? 1e6, noNaN: true });
    case 'string':
      return texts(schema, now);
    case 'array':
      return fc.array(again((schema['items'] as Json | undefined) ?? {}), {
        minLength: (schema['minItems'] as number | undefined) ?? 0,
        maxLength: Math.min((schema['maxItems'] as number | undefined) ?? 4, 4),
      });
    case 'object':
      return objects(schema, again);
    default:
      return ANY;
  }
}

function objects(
  schema: Json,
  again: (schema: Json) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const { properties, additionalProperties } = schema as {
    properties?: Record<string, Json>;
    additionalProperties?: unknown;
  };
  if (!properties) {
    const inner = typeof additionalProperties === 'object' ? (additionalProperties as Json) : {};
    return fc.dictionary(fc.string({ maxLength: 12 }), again(inner), { maxKeys: 4 });
  }
  const requiredKeys = ((schema['required'] as string[] | undefined) ?? []).filter(
    (key) => key in properties,
  );
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, again(inner)])),
    { requiredKeys },
  );
}

function texts(schema: Json, now: number): fc.Arbitrary<string> {
  const { format, pattern, minLength, maxLength } = schema as {
    format?: string;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  const recent = fc
    .integer({ min: 1, max: 2_000 * 24 })
    .map((hours) => new Date(now - hours * HOUR_MS));
  const any = fc.oneof(
    recent,
    fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    }),
  );
  switch (format) {
    case 'uuid':
      return fc.uuid();
    case 'date-time':
      return any.map((date) => date.toISOString());
    case 'date':
      return any.map((date) => date.toISOString().slice(0, 10));
    case 'uri':
      return fc.nat(9).map((n) => `${NOWHERE}/${n}`);
    case 'base64url':
      return fc
        .uint8Array({ minLength: Math.floor(((minLength ?? 0) * 3) / 4), maxLength: 32 })
        .map((bytes) => Buffer.from(bytes).toString('base64url'));
  }
  const sized = {
    minLength: minLength ?? 0,
    maxLength: Math.min(maxLength ?? 40, Math.max(40, minLength ?? 0)),
  };
  // A pattern that only forbids control characters does not limit the length.
  if (pattern === undefined || /^\^(\[\^|\(\?:\[\\t)/.test(pattern))
    return fc.string({ ...sized, unit: 'grapheme' });
  return matching(pattern).filter(
    (text) => text.length >= sized.minLength && text.length <= (maxLength ?? 400),
  );
}

function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern.replaceAll('\\b', '')));
  } catch {
    return fc.string({ maxLength: 20 });
  }
}
