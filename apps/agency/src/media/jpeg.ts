import { exifWithOrientation, orientationIn } from './exif.js';
import { expectDimensions } from './expect-dimensions.js';
import { endsEarly, MediaRefused } from './media-refused.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;
/** Progressive pictures have some ten; each costs whoever draws them a whole pass. */
const MOST_SCANS = 64;
/** Marker, length, `JFIF`, version, density; no thumbnail. */
const JFIF_BYTES = 18;

/**
 * Returns a JPEG picture without what is not the picture: EXIF, XMP, IPTC, comments, thumbnails,
 * further pictures, bytes behind its end. How it is turned stays, and so does its colour profile.
 * The coded picture itself is copied byte for byte. Source: ISO/IEC 10918-1, B; JFIF 1.02; CIPA
 * DC-008 (EXIF).
 *
 * @throws MediaRefused
 */
export function bareJpeg(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) !== 0xff00 + SOI) throw endsEarly('JPEG picture');
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let frames = 0;
  let scans = 0;
  for (let at = 2; ; ) {
    if (bytes[at] !== 0xff) throw endsEarly('JPEG picture');
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === EOI) break;
    if (marker === undefined || !hasLength(marker)) throw endsEarly('JPEG picture');
    const end = at + 2 + lengthAt(bytes, at + 2);
    if (end > bytes.length) throw endsEarly('JPEG picture');
    const segment = bytes.subarray(at, end);
    at = end;
    kept.push(...keptOf(marker, segment));
    if (isFrame(marker)) {
      frames += 1;
      if (segment.length < 9) throw endsEarly('JPEG picture');
      expectDimensions(segment.readUInt16BE(7), segment.readUInt16BE(5));
    }
    if (marker !== SOS) continue;
    scans += 1;
    if (scans > MOST_SCANS)
      throw new MediaRefused(`a JPEG picture of at most ${MOST_SCANS} scans`, 'more');
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
  }
  if (frames !== 1 || scans === 0)
    throw new MediaRefused('a JPEG picture with one frame', `${frames} frames, ${scans} scans`);
  return Buffer.concat([...kept, Buffer.from([0xff, EOI])]);
}

/** A frame's header: SOF0 to SOF15, which leave out DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Restarts, a second beginning and reserved markers do not stand where a segment begins. */
const hasLength = (marker: number): boolean =>
  marker >= 0xc0 && !isRestart(marker) && marker !== SOI;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

function lengthAt(bytes: Buffer, at: number): number {
  const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
  if (length < 2) throw endsEarly('JPEG picture');
  return length;
}

function keptOf(marker: number, segment: Buffer): Buffer[] {
  const begins = (text: string): boolean =>
    segment.subarray(4, 4 + text.length).toString('latin1') === text;
  if (marker === APP0)
    return begins('JFIF\0') && segment.length >= JFIF_BYTES ? [withoutThumbnail(segment)] : [];
  if (marker === APP1 && begins('Exif\0\0')) {
    const orientation = orientationIn(segment.subarray(10));
    return orientation === 1 ? [] : [exifWithOrientation(orientation)];
  }
  if (marker === APP2) return begins('ICC_PROFILE\0') ? [segment] : [];
  if (marker === APP14) return begins('Adobe') && segment.length === 16 ? [segment] : [];
  return (marker >= APP0 && marker <= 0xef) || marker === COMMENT ? [] : [segment];
}

function withoutThumbnail(segment: Buffer): Buffer {
  const jfif = Buffer.from(segment.subarray(0, JFIF_BYTES));
  jfif.writeUInt16BE(JFIF_BYTES - 2, 2);
  jfif.writeUInt16BE(0, JFIF_BYTES - 2);
  return jfif;
}

/** Returns where the coded bytes end: at the next marker that is neither a restart nor stuffed. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  throw endsEarly('JPEG picture');
}
