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
