import { SIGNATURE_HEADER } from '@sinergi/contracts';
import type { Evidence, EvidenceRecord } from '../evidence-form.js';
import { decodeProof, encodeProof, type RecordProof } from '../record-proof.js';

type Whole = Evidence & { listing: EvidenceRecord };
type Members = Record<string, unknown>;

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
const UNSIGNED_HEADERS = ['ce_specversion', 'ce_type', 'ce_time', 'content-type'];
UNSIGNED_HEADERS.push('directory-version', 'ce_subject', 'ce_dataschema', 'ce_datacontenttype');

const OTHER_VALUES: unknown[] = [
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
  return [
    ...PARTS.flatMap((part) => [
      ...flipped(file, part),
      ...ofProof(file, part),
      ...ofMembers(file, part),
    ]),
    ...ofFile(file, other),
    ...ofText(JSON.stringify(file)),
  ];
}

function replaced(file: Whole, part: 'record' | 'listing', change: Members): Buffer {
  return Buffer.from(JSON.stringify({ ...file, [part]: { ...file[part], ...change } }));
}

function withSignature(file: Whole, part: 'record' | 'listing', signature: string): Buffer {
  const headers = { ...file[part].headers, [SIGNATURE_HEADER]: signature };
  return replaced(file, part, { headers });
}

/** Every bit of the value and of the proof, and each of their lengths. */
function flipped(file: Whole, part: 'record' | 'listing'): Mutation[] {
  const value = Buffer.from(file[part].value, 'base64');
  const proof = Buffer.from(file[part].headers[SIGNATURE_HEADER]!, 'base64');
  const text = (bytes: Buffer): string => bytes.toString('base64');
  const values = [...bitsOf(value, 1), ...lengthsOf(value)].map((bytes, n) => ({
    ...{ what: `${part}: value ${n}`, bytes: replaced(file, part, { value: text(bytes) }) },
  }));
  const proofs = [...bitsOf(proof, 8), ...lengthsOf(proof)].map((bytes, n) => ({
    ...{ what: `${part}: proof ${n}`, bytes: withSignature(file, part, text(bytes)) },
  }));
  return [...values, ...proofs];
}

function bitsOf(bytes: Buffer, ofEach: number): Buffer[] {
  return Array.from({ length: bytes.length * ofEach }, (_, n) => {
    const changed = Buffer.from(bytes);
    const at = Math.floor(n / ofEach);
    changed[at]! ^= 1 << (ofEach === 1 ? at & 7 : n & 7);
    return changed;
  });
}

const lengthsOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length }, (_, n) => bytes.subarray(0, n)).concat(
    Buffer.concat([bytes, Buffer.of(0)]),
    Buffer.concat([bytes, bytes]),
  );

/** Sizes 0 to 255, every index, paths in another order, with one more, one less, one twice. */
function ofProof(file: Whole, part: 'record' | 'listing'): Mutation[] {
  const proof = decodeProof(Buffer.from(file[part].headers[SIGNATURE_HEADER]!, 'base64'));
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
    ...['', ' ', '=', '====', 'AA', 'AA=', 'AAA', 'no base64!', file[part].headers['ce_id']!],
    ...[`${encodeProof(proof).toString('base64')}\n`, encodeProof(proof).toString('base64url')],
    `${encodeProof(proof).toString('base64')}, ${encodeProof(proof).toString('base64')}`,
  ];
  return [
    ...changes.map((change, n) => ({
      what: `${part}: another proof ${n}`,
      bytes: withSignature(
        ...([file, part, encodeProof({ ...proof, ...change }).toString('base64')] as const),
      ),
    })),
    ...texts
      .filter((text) => text !== file[part].headers[SIGNATURE_HEADER])
      .map((text) => ({
        ...{ what: `${part}: signature ${text}`, bytes: withSignature(file, part, text) },
      })),
  ];
}

/** Each member and header: left out, of each other type, with each other text; one more. */
function ofMembers(file: Whole, part: 'record' | 'listing'): Mutation[] {
  const { headers, schema, ...record } = file[part];
  const members = ['headers', 'schema', ...Object.keys(record)];
  const inRecord = members.flatMap((name) => [
    {
      what: `${part}: without ${name}`,
      bytes: Buffer.from(JSON.stringify({ ...file, [part]: without(file[part], name) })),
    },
    ...OTHER_VALUES.map((value) => ({
      what: `${part}: ${name} ${JSON.stringify(value).slice(0, 20)}`,
      bytes: replaced(file, part, { [name]: value }),
      isTold: UNSIGNED.includes(name),
    })),
  ]);
  const inHeaders = Object.keys(headers).flatMap((name) => [
    {
      what: `${part}: without header ${name}`,
      bytes: replaced(file, part, { headers: without(headers, name) }),
      isTold: UNSIGNED_HEADERS.includes(name),
    },
    ...OTHER_VALUES.map((value) => ({
      what: `${part}: header ${name} ${JSON.stringify(value).slice(0, 20)}`,
      bytes: replaced(file, part, { headers: { ...headers, [name]: value } }),
      isTold: UNSIGNED_HEADERS.includes(name),
    })),
  ]);
  const versions = ['0', '-1', '01', '1.0', '1e0', ' 3', '3 ', '2147483648', '9'.repeat(40), '٣'];
  return [
    ...inRecord,
    ...inHeaders,
    ...versions.map((version) => ({
      what: `${part}: version ${version}`,
      bytes: replaced(file, part, { headers: { ...headers, 'entity-version': version } }),
    })),
    ...ofSchema(file, part),
    { what: `${part}: a member more`, bytes: replaced(file, part, { x: 1 }) },
    {
      what: `${part}: the header __proto__`,
      bytes: inside(file, part, 'headers', '"__proto__":"x"'),
      isTold: true,
    },
    {
      what: `${part}: __proto__ in the schema`,
      bytes: inside(file, part, 'schema', '"__proto__":1'),
    },
  ];
}

function ofSchema(file: Whole, part: 'record' | 'listing'): Mutation[] {
  const { schema } = file[part];
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
      ...{ what: `${part}: another schema ${n}`, bytes: replaced(file, part, { schema: one }) },
    })),
    {
      ...{ what: `${part}: the schema in another order`, isTold: true },
      bytes: replaced(file, part, { schema: reordered }),
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
function ofText(text: string): Mutation[] {
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

function inside(file: Whole, part: 'record' | 'listing', member: string, added: string): Buffer {
  const whole = JSON.stringify(file[part][member as 'headers']);
  const text = JSON.stringify(file[part]).replace(
    `"${member}":${whole}`,
    () => `"${member}":{${added},${whole.slice(1)}`,
  );
  const rest = JSON.stringify({ ...file, [part]: '@' });
  return Buffer.from(rest.replace(`"${part}":"@"`, () => `"${part}":${text}`));
}

function without(members: object, name: string): Members {
  const { [name]: _, ...others } = members as Members;
  return others;
}
