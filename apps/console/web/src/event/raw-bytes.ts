const ROW = 16;

/** Formats bytes as `hexdump -C` does: offset, two groups of eight, printable characters. */
export function hexDump(bytes: Uint8Array): string {
  const rows: string[] = [];
  for (let start = 0; start < bytes.length; start += ROW)
    rows.push(hexRow(bytes.subarray(start, start + ROW), start));
  return rows.join('\n');
}

function hexRow(row: Uint8Array, start: number): string {
  const pairs = [...row].map((byte) => byte.toString(16).padStart(2, '0'));
  const half = (from: number): string =>
    pairs
      .slice(from, from + ROW / 2)
      .join(' ')
      .padEnd(23);
  const printable = [...row]
    .map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.'))
    .join('');
  return `${start.toString(16).padStart(8, '0')}  ${half(0)}  ${half(ROW / 2)}  |${printable}|`;
}

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
