/** How the values of a type are written in PostgreSQL's binary format. */
export interface BinaryType {
  /** `pg_type.oid` */
  oid: number;
  /** @throws TypeError or RangeError for a value that does not have the type */
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
  throw new TypeError(`Expected bytes for a bytea, got ${typeof value}`);
}

function uuid(value: unknown): Buffer {
  const raw = Buffer.from(String(value).replaceAll('-', ''), 'hex');
  if (raw.length !== 16 || String(value).length !== 36)
    throw new TypeError('Expected a UUID for a uuid, got something else');
  return raw;
}

function whole(value: unknown): number {
  const number = Number(value);
  if (Number.isInteger(number)) return number;
  throw new TypeError(`Expected a whole number, got ${typeof value}`);
}

function flag(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new TypeError(`Expected true or false, got ${typeof value}`);
}

const bigint = (value: bigint): Buffer => fixed(8, (into) => into.writeBigInt64BE(value));

/** The types whose values are written as pg takes them. */
export const BINARY_TYPES = {
  text: { oid: 25, encode: utf8 },
  smallint: {
    oid: 21,
    encode: (value) => fixed(2, (into) => into.writeInt16BE(whole(value))),
  },
  int: { oid: 23, encode: (value) => fixed(4, (into) => into.writeInt32BE(whole(value))) },
  bigint: { oid: 20, encode: (value) => bigint(BigInt(value as string | number | bigint)) },
  float8: { oid: 701, encode: (value) => fixed(8, (into) => into.writeDoubleBE(Number(value))) },
  uuid: { oid: 2950, encode: uuid },
  bytea: { oid: 17, encode: bytes },
  boolean: { oid: 16, encode: (value) => Buffer.from([flag(value) ? 1 : 0]) },
  jsonb: { oid: 3802, encode: (value) => Buffer.concat([JSONB_VERSION, utf8(value)]) },
} as const satisfies Record<string, BinaryType>;

/** 2000-01-01 in epoch seconds, from which PostgreSQL counts microseconds. */
const YEAR_2000 = Date.UTC(2000) / 1_000;

/** The types of COPY's fields. */
export const FIELD_TYPES = {
  ...BINARY_TYPES,
  /** from epoch ms: the microsecond of `to_timestamp(ms / 1000.0)` */
  timestamptz: {
    oid: 1184,
    encode: (value) => bigint(BigInt(toEven((Number(value) / 1_000 - YEAR_2000) * 1_000_000))),
  },
} as const satisfies Record<string, BinaryType>;

/** Rounds to the nearest whole number, half of one to the even one, as C's `rint` does. */
function toEven(value: number): number {
  const up = Math.round(value);
  return up - value === 0.5 && up % 2 !== 0 ? up - 1 : up;
}
