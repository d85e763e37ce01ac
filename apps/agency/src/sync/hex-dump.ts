const ROW = 16;

/**
 * Formats bytes like `hexdump -C`: offset, sixteen bytes in two groups, and the printable ASCII
 * among them.
 */
export function hexDump(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += ROW) {
    const row = [...bytes.subarray(at, at + ROW)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0'));
    const groups = [hex.slice(0, 8).join(' '), hex.slice(8).join(' ')].map((group) =>
      group.padEnd(23),
    );
    const text = row
      .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
      .join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${groups.join('  ')}  |${text}|`);
  }
  return lines.join('\n');
}
