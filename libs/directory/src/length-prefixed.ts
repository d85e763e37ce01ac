/** Concatenates fields, each after its length: 4 bytes, big-endian. */
export function lengthPrefixed(fields: readonly Buffer[]): Buffer {
  return Buffer.concat(fields.flatMap((field) => [uint32(field.length), field]));
}

/** A number in 4 bytes, big-endian. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
