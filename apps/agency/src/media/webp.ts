import { expectDimensions } from './expect-dimensions.js';
import { endsEarly, MediaRefused } from './media-refused.js';

const HEAD_BYTES = 12;
const KEPT: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Bits of VP8X: it has EXIF data, it has XMP data, it moves. */
const EXIF = 0x08;
const XMP = 0x04;
const MOVES = 0x02;

/**
 * Returns a WebP picture without what is not the picture: EXIF, XMP, chunks of programs, bytes
 * behind its end. The chunks of the picture are copied byte for byte. Source: RFC 9649, 2.
 *
 * @throws MediaRefused
 */
export function bareWebp(bytes: Buffer): Buffer {
  if (bytes.length < HEAD_BYTES) throw endsEarly('WebP picture');
  const whole = bytes.readUInt32LE(4) + 8;
  if (whole > bytes.length) throw endsEarly('WebP picture');
  const kept: Buffer[] = [];
  let pictures = 0;
  for (let at = HEAD_BYTES; at < whole; ) {
    if (at + 8 > whole) throw endsEarly('WebP picture');
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole) throw endsEarly('WebP picture');
    const name = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    at = end;
    if (name === 'ANIM' || name === 'ANMF') throw moves();
    if (!KEPT.has(name)) continue;
    expectSmall(name, chunk);
    if (name === 'VP8X') chunk[8] = chunk[8]! & ~(EXIF | XMP);
    pictures += name === 'VP8 ' || name === 'VP8L' ? 1 : 0;
    kept.push(chunk);
  }
  if (pictures !== 1) throw new MediaRefused('a WebP file with one picture', `${pictures}`);
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

/** Expects the dimensions that a chunk states, if it states any, to be drawable. */
function expectSmall(name: string, chunk: Buffer): void {
  if (name === 'VP8X') {
    if (chunk.length < 18) throw endsEarly('WebP picture');
    if ((chunk[8]! & MOVES) !== 0) throw moves();
    expectDimensions(chunk.readUIntLE(12, 3) + 1, chunk.readUIntLE(15, 3) + 1);
  }
  if (name === 'VP8 ') {
    if (chunk.length < 18 || chunk.readUIntBE(11, 3) !== 0x9d012a) throw endsEarly('WebP picture');
    expectDimensions(chunk.readUInt16LE(14) & 0x3fff, chunk.readUInt16LE(16) & 0x3fff);
  }
  if (name === 'VP8L') {
    if (chunk.length < 13 || chunk[8] !== 0x2f) throw endsEarly('WebP picture');
    const bits = chunk.readUInt32LE(9);
    expectDimensions((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
}

const moves = (): MediaRefused => new MediaRefused('a still picture', 'one that moves');
