import { SIGNATURE_HEADER } from '@sinergi/contracts';
import type { EvidenceRecord, SignedEvidence } from '../evidence-form.js';
import { decodeProof, encodeProof, type RecordProof } from '../record-proof.js';

type Whole = SignedEvidence & { listing: EvidenceRecord };
export type Members = Record<string, unknown>;

/** A record in a file, and how the file is with another content in its place. */
export interface Place {
  what: string;
  record: EvidenceRecord;
  put(content: unknown): unknown;
  /** names of its headers that nobody signed */
  unsigned: readonly string[];
}

/** A file that is not what was signed, or not as it was written. */
export interface Mutation {
  what: string;
  bytes: Buffer;
  /** whether it changes only what nobody signed, so that it still proves the same */
  isTold?: boolean;
}

const PARTS = ['record', 'listing'] as const;
/** of a record's members, what the broker says and nobody signed */
const UNSIGNED = ['partition', 'offset', 'appendedAt'];
export const UNSIGNED_HEADERS: string[] = ['ce_specversion', 'ce_type', 'ce_time', 'content-type'];
UNSIGNED_HEADERS.push('directory-version', 'ce_subject', 'ce_dataschema', 'ce_datacontenttype');

export const OTHER_VALUES: unknown[] = [
  ...[null, true, false, 0, 1, -1, 2 ** 53 - 1, '', 'x', '0', [], {}, [[]], ['x'], { x: 'x' }],
  ...['\u0000', 'é', '😀', '\u2028', 'a'.repeat(70_000)],
];

/** Literals that a serializer does not write: numbers that two programs may read differently. */
const OTHER_LITERALS = [
  ...[
    '1.0',
    '1e3',
    '-0',
    '0.1',
    '9007199254740993',
    '-9007199254740993',
    '1e400',
    `1${'0'.repeat(30)}`,
  ],
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    '01',
    '+1',
    '0x10',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\t"',
    "'x'",
  ],
  ...['', 'undefined', '[', `${'['.repeat(70)}${']'.repeat(70)}`, '9'.repeat(5_000)],
];

/**
 * Returns mutations of every kind of one file.
 *
 * @param other the listing of another version of the same entry, signed
 */
export function mutationsOf(file: Whole, other: EvidenceRecord): Mutation[] {
  const places = PARTS.map(
    (part): Place => ({
      ...{ what: part, record: file[part], unsigned: UNSIGNED_HEADERS },
      put: (content) => ({ ...file, [part]: content }),
    }),
  );
  return [...places.flatMap(ofSigned), ...ofFile(file, other), ...ofText(JSON.stringify(file))];
}

/** Mutations of a record that an agency signed. */
export const ofSigned = (place: Place): Mutation[] => [
  ...flipped(place),
  ...flippedProof(place),
  ...ofProof(place),
  ...ofMembers(place),
];

export function replaced({ record, put }: Place, change: Members): Buffer {
  return Buffer.from(JSON.stringify(put({ ...record, ...change })));
}

function withSignature(place: Place, signature: string): Buffer {
  const headers = { ...place.record.headers, [SIGNATURE_HEADER]: signature };
  return replaced(place, { headers });
}

const textOf = (bytes: Buffer): string => bytes.toString('base64');

/** Every byte of the value with a bit flipped, and each of its lengths. */
export function flipped(place: Place): Mutation[] {
  const value = Buffer.from(place.record.value, 'base64');
  return [...bitsOf(value, 1), ...lengthsOf(value)].map((bytes, n) => ({
    what: `${place.what}: value ${n}`,
    bytes: replaced(place, { value: textOf(bytes) }),
  }));
}

/** Every bit of the proof, and each of its lengths. */
function flippedProof(place: Place): Mutation[] {
  const proof = Buffer.from(place.record.headers[SIGNATURE_HEADER]!, 'base64');
  return [...bitsOf(proof, 8), ...lengthsOf(proof)].map((bytes, n) => ({
    what: `${place.what}: proof ${n}`,
    bytes: withSignature(place, textOf(bytes)),
  }));
}

export function bitsOf(bytes: Buffer, ofEach: number): Buffer[] {
  return Array.from({ length: bytes.length * ofEach }, (_, n) => {
    const changed = Buffer.from(bytes);
    const at = Math.floor(n / ofEach);
    changed[at]! ^= 1 << (ofEach === 1 ? at & 7 : n & 7);
    return changed;
  });
}

export const lengthsOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length }, (_, n) => bytes.subarray(0, n)).concat(
    Buffer.concat([bytes, Buffer.of(0)]),
    Buffer.concat([bytes, bytes]),
  );

/** Sizes 0 to 255, every index, paths in another order, with one more, one less, one twice. */
function ofProof(place: Place): Mutation[] {
  const { what, record } = place;
  const proof = decodeProof(Buffer.from(record.headers[SIGNATURE_HEADER]!, 'base64'));
  const { path, signature, keyId } = proof;
  const numbers = Array.from({ length: 256 }, (_, n) => n);
  const other = Buffer.alloc(32, 7);
  const changes: Partial<RecordProof>[] = [
    ...numbers.filter((size) => size !== proof.size).map((size) => ({ size })),
    ...numbers.filter((index) => index !== proof.index).map((index) => ({ index })),
    ...path.map((_, n) => ({ path: path.toSpliced(n, 1) })),
    ...path.map((hash, n) => ({ path: path.toSpliced(n, 0, hash) })),
    ...path.map((_, n) => ({ path: path.with(n, other) })),
    ...path.slice(1).map((_, n) => ({ path: path.with(n, path[n + 1]!).with(n + 1, path[n]!) })),
    ...[{ path: path.length > 1 ? path.toReversed() : [other] }, { path: [...path, other] }],
    ...[{ path: Array.from({ length: 255 }, () => other) }, { keyId: keyId.toUpperCase() }],
    ...[{ keyId: 'ed25519-0000000000000000' }, { signature: Buffer.alloc(64) }],
    { signature: Buffer.concat([signature.subarray(32), signature.subarray(0, 32)]) },
  ];
  const texts = [
    ...['', ' ', '=', '====', 'AA', 'AA=', 'AAA', 'no base64!', record.headers['ce_id']!],
    ...[`${encodeProof(proof).toString('base64')}\n`, encodeProof(proof).toString('base64url')],
    `${encodeProof(proof).toString('base64')}, ${encodeProof(proof).toString('base64')}`,
  ];
  return [
    ...changes.map((change, n) => ({
      what: `${what}: another proof ${n}`,
      bytes: withSignature(
        ...([place, encodeProof({ ...proof, ...change }).toString('base64')] as const),
      ),
    })),
    ...texts
      .filter((text) => text !== record.headers[SIGNATURE_HEADER])
      .map((text) => ({
        ...{ what: `${what}: signature ${text}`, bytes: withSignature(place, text) },
      })),
  ];
}

/** Each member and header: left out, of each other type, with each other text; one more. */
export function ofMembers(place: Place): Mutation[] {
  const { what, record, put, unsigned } = place;
  const { headers } = record;
  const members = [
    'headers',
    'schema',
    ...Object.keys(without(without(record, 'headers'), 'schema')),
  ];
  const inRecord = members.flatMap((name) => [
    {
      what: `${what}: without ${name}`,
      bytes: Buffer.from(JSON.stringify(put(without(record, name)))),
    },
    ...OTHER_VALUES.map((value) => ({
      what: `${what}: ${name} ${JSON.stringify(value).slice(0, 20)}`,
      bytes: replaced(place, { [name]: value }),
      isTold: UNSIGNED.includes(name),
    })),
  ]);
  const inHeaders = Object.keys(headers).flatMap((name) => [
    {
      what: `${what}: without header ${name}`,
      bytes: replaced(place, { headers: without(headers, name) }),
      isTold: unsigned.includes(name),
    },
    ...OTHER_VALUES.map((value) => ({
      what: `${what}: header ${name} ${JSON.stringify(value).slice(0, 20)}`,
      bytes: replaced(place, { headers: { ...headers, [name]: value } }),
      isTold: unsigned.includes(name),
    })),
  ]);
  const versions = ['0', '-1', '01', '1.0', '1e0', ' 3', '3 ', '2147483648', '9'.repeat(40), '٣'];
  return [
    ...inRecord,
    ...inHeaders,
    ...versions.map((version) => ({
      what: `${what}: version ${version}`,
      bytes: replaced(place, { headers: { ...headers, 'entity-version': version } }),
    })),
    ...ofSchema(place),
    { what: `${what}: a member more`, bytes: replaced(place, { x: 1 }) },
    {
      what: `${what}: the header __proto__`,
      bytes: inside(place, 'headers', '"__proto__":"x"'),
      isTold: true,
    },
    {
      what: `${what}: __proto__ in the schema`,
      bytes: inside(place, 'schema', '"__proto__":1'),
    },
  ];
}

function ofSchema(place: Place): Mutation[] {
  const { what, record } = place;
  const { schema } = record;
  const fields = schema['fields'] as Members[];
  const others = [
    ...[{ ...schema, doc: 'another' }, { ...schema, x: null }, without(schema, 'doc'), {}],
    ...[
      { ...schema, fields: fields.toReversed() },
      { ...schema, fields: fields.slice(1) },
    ],
    ...[
      { ...schema, name: 'Other' },
      { ...schema, type: 'map' },
      { ...schema, 'é😀\u2028': '\u007f' },
    ],
  ];
  const reordered = Object.fromEntries(Object.entries(schema).toReversed());
  return [
    ...others.map((one, n) => ({
      ...{ what: `${what}: another schema ${n}`, bytes: replaced(place, { schema: one }) },
    })),
    {
      ...{ what: `${what}: the schema in another order`, isTold: true },
      bytes: replaced(place, { schema: reordered }),
    },
  ];
}

/** Parts that belong to another file, and members of the file itself. */
function ofFile(file: Whole, other: EvidenceRecord): Mutation[] {
  const { record, listing } = file;
  const files: [string, unknown, boolean?][] = [
    ['the parts swapped', { ...file, record: listing, listing: record }],
    ['the listing twice', { ...file, record: listing }],
    ['the record twice', { ...file, listing: record }],
    ['the record without its listing', { ...file, listing: null }],
    ['the listing alone', { ...file, record: listing, listing: null }, true],
    ['the listing of another version', { ...file, listing: other }, true],
    ['the proof of the listing', withProofOf(file, 'record', listing)],
    ['the proof of the record', withProofOf(file, 'listing', record)],
    ['another proof of the coordinator', withProofOf(file, 'listing', other)],
    ['a member more', { ...file, x: 1 }],
    ...['format', 'exchangeId', 'record', 'listing'].flatMap((name) => [
      [`without ${name}`, without(file, name)] as [string, unknown],
      ...OTHER_VALUES.filter((value) => !(name === 'listing' && value === null)).map(
        (value): [string, unknown] => [`${name} ${String(value)}`, { ...file, [name]: value }],
      ),
    ]),
    ...OTHER_VALUES.map((value): [string, unknown] => [`only ${String(value)}`, value]),
  ];
  return files.map(([what, content, isTold = false]) => ({
    ...{ what: what.slice(0, 60), bytes: Buffer.from(JSON.stringify(content)), isTold },
  }));
}

function withProofOf(file: Whole, part: 'record' | 'listing', other: EvidenceRecord): Whole {
  const signature = other.headers[SIGNATURE_HEADER]!;
  const { headers } = file[part];
  return {
    ...file,
    [part]: { ...file[part], headers: { ...headers, [SIGNATURE_HEADER]: signature } },
  };
}

/** The bytes of the file: cut, with a byte flipped, members twice, literals of other grammars. */
export function ofText(text: string): Mutation[] {
  const bytes = Buffer.from(text);
  const step = Math.ceil(bytes.length / 400);
  const places = Array.from({ length: Math.floor(bytes.length / step) }, (_, n) => n * step);
  const twice = /"(exchangeId|record|topic|key|value|ce_id|entity-version|signature|name)":/g;
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const texts: [string, string | Buffer, boolean?][] = [
    ['with white space', JSON.stringify(JSON.parse(text), null, '\t'), true],
    ['with a byte order mark', `\ufeff${text}`],
    ['with a comment', `${text}//`],
    ['twice', text + text],
    ['with a no-break space', `${text}\u00a0`],
    ['with an escaped name', text.replace('"topic":', '"\\u0074opic":'), true],
    ['with a name twice, once escaped', text.replace('"topic":', '"\\u0074opic":"x","topic":')],
    ['100,000 levels', deep],
    ['100,000 levels inside', text.replace('"partition":0', `"partition":${deep}`)],
    ['more than 8 MiB', Buffer.concat([bytes, Buffer.alloc(8 * 1_024 * 1_024, ' ')])],
    ['invalid UTF-8', Buffer.concat([bytes.subarray(0, -1), Buffer.of(0xff), bytes.subarray(-1)])],
    ['an overlong slash', Buffer.from(bytes).fill(Buffer.of(0xc0, 0xaf), 2, 4)],
    ['no bytes', ''],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ...[...text.matchAll(twice)].map(({ 0: name, index }): [string, string] => [
      `${name} twice at ${index}`,
      `${text.slice(0, index)}${name}"x",${text.slice(index)}`,
    ]),
    ...OTHER_LITERALS.flatMap((literal): [string, string, boolean?][] => [
      [
        `partition ${literal.slice(0, 20)}`,
        text.replace(/"partition":0/, `"partition":${literal}`),
        literal === '-0',
      ],
      [
        `in the schema ${literal.slice(0, 20)}`,
        text.replace('"schema":{', `"schema":{"x":${literal},`),
      ],
    ]),
    ...places.map((at): [string, Buffer, boolean] => {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << (at & 7);
      return [`byte ${at} flipped`, changed, true];
    }),
    ...places.map((at): [string, Buffer] => [`cut at ${at}`, bytes.subarray(0, at)]),
  ];
  return texts.map(([what, content, isTold = false]) => ({
    ...{ what, bytes: Buffer.from(content as string), isTold },
  }));
}

function inside({ record, put }: Place, member: string, added: string): Buffer {
  const whole = JSON.stringify(record[member as 'headers']);
  const text = JSON.stringify(record).replace(
    `"${member}":${whole}`,
    () => `"${member}":{${added},${whole.slice(1)}`,
  );
  return Buffer.from(JSON.stringify(put('@')).replace('"@"', () => text));
}

export function without(members: object, name: string): Members {
  const { [name]: _, ...others } = members as Members;
  return others;
}
