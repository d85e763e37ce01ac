/**
 * The size of an array's elements and how each is written. It takes the same values as pg itself.
 */
interface ElementType {
  /** `pg_type.oid` */
  oid: number;
  encode(value: unknown): Uint8Array;
}

const fixed = (bytes: number, write: (into: Buffer) => void): Buffer => {
  const into = Buffer.allocUnsafe(bytes);
  write(into);
  return into;
};
const utf8 = (value: unknown): Buffer =>
  Buffer.from(typeof value === 'object' ? JSON.stringify(value) : String(value), 'utf8');
const JSONB_VERSION = Buffer.from([1]);

function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`Expected bytes for a bytea[], got ${typeof value}`);
}

function uuid(value: unknown): Buffer {
  const raw = Buffer.from(String(value).replaceAll('-', ''), 'hex');
  if (raw.length !== 16 || String(value).length !== 36)
    throw new TypeError('Expected a UUID for a uuid[], got something else');
  return raw;
}

function int(value: unknown): Buffer {
  const number = Number(value);
  if (!Number.isInteger(number))
    throw new TypeError(`Expected a whole number for an int[], got ${typeof value}`);
  return fixed(4, (into) => into.writeInt32BE(number));
}

const ELEMENTS: Readonly<Record<string, ElementType>> = {
  text: { oid: 25, encode: utf8 },
  int: { oid: 23, encode: int },
  bigint: {
    oid: 20,
    encode: (value) =>
      fixed(8, (into) => into.writeBigInt64BE(BigInt(value as string | number | bigint))),
  },
  float8: { oid: 701, encode: (value) => fixed(8, (into) => into.writeDoubleBE(Number(value))) },
  uuid: { oid: 2950, encode: uuid },
  bytea: { oid: 17, encode: bytes },
  jsonb: { oid: 3802, encode: (value) => Buffer.concat([JSONB_VERSION, utf8(value)]) },
};

const ARRAY_PARAMETER = new RegExp(`\\$(\\d+)::(${Object.keys(ELEMENTS).join('|')})\\[\\]`, 'g');
const ONE_DIMENSION = 1;
const FIRST_INDEX = 1;

/**
 * Encodes parameters that a statement casts to an array (`$2::bytea[]`) in Postgres' binary format
 * (`array_recv`, src/backend/utils/adt/arrayfuncs.c). A batch of a thousand rows is then not
 * escaped, not doubled as hexadecimal digits, and not parsed by the server.
 */
export class BinaryArrays {
  private readonly parameters: readonly (readonly [index: number, element: ElementType])[];

  constructor(sql: string) {
    this.parameters = [...sql.matchAll(ARRAY_PARAMETER)].map(([, number, type]) => [
      Number(number) - 1,
      ELEMENTS[type!]!,
    ]);
  }

  /** @throws TypeError for an element that does not have its type */
  encode(params: readonly unknown[]): unknown[] {
    const encoded = [...params];
    for (const [index, element] of this.parameters) {
      const value = params[index];
      if (Array.isArray(value)) encoded[index] = toArray(value, element);
    }
    return encoded;
  }
}

function toArray(values: readonly unknown[], { oid, encode }: ElementType): Buffer {
  const elements = values.map((value) =>
    value === null || value === undefined ? null : encode(value),
  );
  const hasNull = elements.includes(null);
  const head =
    values.length === 0
      ? [0, 0, oid]
      : [ONE_DIMENSION, hasNull ? 1 : 0, oid, values.length, FIRST_INDEX];
  const size =
    head.length * 4 + elements.reduce((sum, element) => sum + 4 + (element?.length ?? 0), 0);
  const into = Buffer.allocUnsafe(size);
  let at = 0;
  for (const number of head) at = into.writeInt32BE(number, at);
  for (const element of elements) {
    at = into.writeInt32BE(element?.length ?? -1, at);
    if (element) {
      into.set(element, at);
      at += element.length;
    }
  }
  return into;
}
