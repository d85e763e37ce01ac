import fc from 'fast-check';
import type { Json } from './schema-values.js';

/** Becomes a number outside JSON's range: it is read as infinity. */
const INFINITE = '@@1e999@@';
const NUL = '\u0000';
const LONE = '\ud800';

const WRONG: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  NUL,
  `a${NUL}b`,
  LONE,
  `${LONE}x`,
  '\udc00\ud800',
  'x'.repeat(70_000),
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  1e308,
  -1e308,
  5e-324,
  INFINITE,
  2 ** 31,
  2 ** 53,
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '0000-02-29',
  '2026-02-30',
  '12:00',
  "' OR '1'='1",
  '{{7*7}}',
  '../../etc/passwd',
  '<script>',
  '\u202e',
  '\ufeff',
  '😀'.repeat(90),
  { length: 3 },
  { toString: 1 },
  { toJSON: 1 },
  { $ref: '#' },
];
const NAMES = [
  'extra',
  '',
  NUL,
  LONE,
  '__proto__',
  'constructor',
  'toString',
  'length',
  'a/b~c',
  'x'.repeat(5_000),
  'version',
  'owner',
  '$ref',
];

type Mutation = {
  at: number;
  kind: 'replace' | 'remove' | 'add' | 'wrap';
  wrong: unknown;
  name: string;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('replace', 'replace', 'remove', 'add', 'wrap'),
  wrong: fc.constantFrom(...WRONG),
  name: fc.constantFrom(...NAMES),
});

/** Returns the same value with one to three damaged parts. */
export const spoiled = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(values, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([value, mutations]) => mutations.reduce(spoil, value));

export const wrongValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...WRONG),
  fc.jsonValue({ maxDepth: 2 }),
);

function spoil(value: unknown, { at, kind, wrong, name }: Mutation): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  if (places.length === 0) return wrong;
  const { holder, key } = places[at % places.length]!;
  const target = holder as Json;
  if (kind === 'remove') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete target[key];
  } else if (kind === 'add') {
    // No assignment: `__proto__` must become an ordinary member.
    Object.defineProperty(holder, Array.isArray(holder) ? holder.length : name, {
      value: wrong,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  } else target[key] = kind === 'wrap' ? [target[key]] : wrong;
  return copy;
}

function placesIn(value: unknown): { holder: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    { holder: value, key },
    ...placesIn((value as Json)[key]),
  ]);
}

/** Returns the text to send, including forms that JSON.stringify never writes. */
export const toText = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replaceAll(`"${INFINITE}"`, '1e999');

/** Bodies that are almost not JSON, or that cost much to read. */
export const hostileBody: fc.Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom(
      '',
      ' ',
      'null',
      '[]',
      '{}',
      '"',
      '{',
      '[',
      '{"a":',
      '{"a":1,}',
      '\ufeff{}',
      'NaN',
      '{"a":1}{"b":2}',
      '{"a":1,"a":2}',
      '\u0000',
    )
    .map((text) => Buffer.from(text)),
  fc
    .constantFrom(100, 5_000, 100_000)
    .map((depth) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))),
  fc
    .constantFrom(100, 5_000, 100_000)
    .map((depth) => Buffer.from(`${'{"data":'.repeat(depth)}{}${'}'.repeat(depth)}`)),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom('ff', 'c080', 'eda080', '7b22ff223a317d', 'f4908080')
    .map((hex) => Buffer.from(hex, 'hex')),
);

/** Texts for a segment of a path, percent-encoded where necessary. */
export const hostileSegment: fc.Arbitrary<string> = fc.constantFrom(
  '%00',
  '%ff',
  '%zz',
  '%',
  '..%2f..%2fetc',
  '%2e%2e',
  "'%20OR%20'1'='1",
  '0',
  '-1',
  'null',
  'undefined',
  'a'.repeat(90),
  'a'.repeat(3_000),
  '%F0%9F%98%80',
  '%ED%A0%80',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d%00',
  '*',
  '[object%20Object]',
  '\u00ff',
);

export const hostileQueryValue: fc.Arbitrary<string> = fc.constantFrom(
  '',
  '%00',
  '%ff',
  '%',
  'a%00b',
  '0',
  '-1',
  '1e3',
  '99999999999999999999',
  '1.5',
  'null',
  'TRUE',
  "'%20OR%20'1'='1",
  'a'.repeat(6_000),
  '%F0%9F%98%80',
  '%ED%A0%80',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '2026-13-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-11-24T00:00:00',
  '2026-11-24T00:00:00%2b99:00',
  ',',
  'sighting,,',
  'sighting,sighting',
  'AAAA',
  'W10',
  'eyJhIjoxfQ',
  '%3Cscript%3E',
);

export const hostileHeader: fc.Arbitrary<string> = fc.constantFrom(
  '',
  ' ',
  '"',
  '""',
  '"0"',
  '"-1"',
  '"999999999"',
  '"9999999999"',
  'W/"1"',
  '*',
  '"1", "2"',
  '1',
  '\u00ff',
  'a'.repeat(300),
  'a'.repeat(9_000),
  'a'.repeat(20_000),
  '%00',
  '%',
  'null',
  'a,b',
  "' OR 1",
  '\t',
);
