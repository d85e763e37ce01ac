import type { Type } from 'avsc';

const EMPTY = 0xc15d213aa4d7a795n;
const table = Array.from({ length: 256 }, (_, byte) => {
  let print = BigInt(byte);
  for (let bit = 0; bit < 8; bit++)
    print = (print >> 1n) ^ (EMPTY & -(print & 1n) & 0xffff_ffff_ffff_ffffn);
  return print;
});

/**
 * Returns the CRC-64-AVRO of a schema's Parsing Canonical Form, 8 bytes, little-endian. Source:
 * Apache Avro 1.12 specification, schema fingerprints.
 */
export function avroFingerprint(type: Type): Buffer {
  return crc64Avro(Buffer.from(JSON.stringify(type.schema()), 'utf8'));
}

export function crc64Avro(bytes: Buffer): Buffer {
  let print = EMPTY;
  for (const byte of bytes) print = (print >> 8n) ^ table[Number((print ^ BigInt(byte)) & 0xffn)]!;
  const out = Buffer.alloc(8);
  out.writeBigUInt64LE(print);
  return out;
}
