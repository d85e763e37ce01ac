import { crc32, inflateSync } from 'node:zlib';
import { expectDimensions } from './expect-dimensions.js';
import { endsEarly, MediaRefused } from './media-refused.js';

const SIGNATURE_BYTES = 8;
const HEADER_BYTES = 13;
/** What a picture consists of, and what its colours need. */
const KEPT: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND'],
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs', 'iCCP'],
]);
const MOST_PROFILE_BYTES = 4 * 1_024 * 1_024;

/**
 * Returns a PNG picture without what is not the picture: EXIF, texts, times, further frames, chunks
 * of programs, bytes behind its end. The chunks of the picture are copied byte for byte. Source:
 * W3C PNG, third edition, 5.
 *
 * @throws MediaRefused
 */
export function barePng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  let hasData = false;
  for (let at = SIGNATURE_BYTES; ; ) {
    if (at + 12 > bytes.length) throw endsEarly('PNG picture');
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw endsEarly('PNG picture');
    const name = bytes.toString('latin1', at + 4, at + 8);
    const chunk = bytes.subarray(at, end);
    if (crc32(chunk.subarray(4, -4)) !== bytes.readUInt32BE(end - 4))
      throw endsEarly('PNG picture');
    const isFirst = at === SIGNATURE_BYTES;
    if (isFirst !== (name === 'IHDR')) throw endsEarly('PNG picture');
    if (isFirst) expectHeader(chunk);
    if (name === 'iCCP') expectSmallProfile(chunk.subarray(8, -4));
    hasData ||= name === 'IDAT' && length > 0;
    if (KEPT.has(name)) kept.push(chunk);
    else if (isCritical(name)) throw new MediaRefused('a PNG picture', 'one with unknown chunks');
    at = end;
    if (name === 'IEND') break;
  }
  if (!hasData) throw endsEarly('PNG picture');
  return Buffer.concat(kept);
}

/** A capital first letter: nobody can draw the picture without knowing the chunk. */
const isCritical = (name: string): boolean => /^[A-Z]/.test(name);

function expectHeader(chunk: Buffer): void {
  if (chunk.length !== HEADER_BYTES + 12) throw endsEarly('PNG picture');
  expectDimensions(chunk.readUInt32BE(8), chunk.readUInt32BE(12));
}

/** @param profile its name, a zero byte, the method, then what is packed */
function expectSmallProfile(profile: Buffer): void {
  const name = profile.indexOf(0);
  try {
    if (name < 1) throw new RangeError('no name');
    inflateSync(profile.subarray(name + 2), { maxOutputLength: MOST_PROFILE_BYTES });
  } catch {
    throw new MediaRefused(
      `a colour profile of at most ${MOST_PROFILE_BYTES} bytes`,
      'a larger or damaged one',
    );
  }
}
