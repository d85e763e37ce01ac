/** @param text base64 */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/**
 * Reads the schema id of a framed record; null where the record is not framed. Source: Confluent
 * wire format (a zero, four bytes, big-endian).
 */
export function framedSchemaId(bytes: Uint8Array): number | null {
  if (bytes.length < 5 || bytes[0] !== 0) return null;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(1);
}
