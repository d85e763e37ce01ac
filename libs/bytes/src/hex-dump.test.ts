import { describe, expect, it } from 'vitest';
import { hexDump } from './hex-dump.js';

describe('a hex dump', () => {
  it('looks as hexdump -C does', () => {
    const bytes = new TextEncoder().encode('UTO\u0000specimen, 18by');
    expect(hexDump(bytes)).toBe(
      [
        '00000000  55 54 4f 00 73 70 65 63  69 6d 65 6e 2c 20 31 38  |UTO.specimen, 18|',
        `00000010  62 79 ${' '.repeat(44)}|by|`,
      ].join('\n'),
    );
  });

  it('is nothing for nothing', () => {
    expect(hexDump(new Uint8Array())).toBe('');
  });
});
