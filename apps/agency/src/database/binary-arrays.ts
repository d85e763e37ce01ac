import { BINARY_TYPES, type BinaryType } from '@sinergi/database';

const ARRAY_PARAMETER = new RegExp(
  `\\$(\\d+)::(${Object.keys(BINARY_TYPES).join('|')})\\[\\]`,
  'g',
);
const ONE_DIMENSION = 1;
const FIRST_INDEX = 1;

/**
 * Encodes parameters that a statement casts to an array (`$2::bytea[]`) in Postgres' binary format
 * (`array_recv`, src/backend/utils/adt/arrayfuncs.c). A batch of a thousand rows is then not
 * escaped, not doubled as hexadecimal digits, and not parsed by the server.
 */
export class BinaryArrays {
  private readonly parameters: readonly (readonly [index: number, element: BinaryType])[];

  constructor(sql: string) {
    this.parameters = [...sql.matchAll(ARRAY_PARAMETER)].map(([, number, type]) => [
      Number(number) - 1,
      BINARY_TYPES[type as keyof typeof BINARY_TYPES],
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

function toArray(values: readonly unknown[], { oid, encode }: BinaryType): Buffer {
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
