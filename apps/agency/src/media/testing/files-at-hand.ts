import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/** A picture of 24 × 16 pixels, as a browser draws it. */
export const aPicture = (kind: 'jpeg' | 'png' | 'webp'): Buffer =>
  readFileSync(new URL(`./picture.${kind}`, import.meta.url));

/** What a camera writes in the specimens below, in places that nobody should learn. */
export const TRACES = ['Kamera Latihan', 'GPS-6.1754S', 'Rumah Latihan'];
const [MODEL, PLACE, NOTE] = TRACES as [string, string, string];

/** EXIF data, little endian: model, how it is turned, and a table of places. */
export function exifData(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const texts = 8 + 2 + 3 * 12 + 4;
  return Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0\x03\0', 'latin1'),
    entry(0x0110, 2, MODEL.length, texts),
    entry(0x0112, 3, 1, orientation),
    entry(0x8825, 4, 1, texts + MODEL.length),
    Buffer.alloc(4),
    Buffer.from(MODEL + PLACE),
  ]);
}

const jpegSegment = (marker: number, content: Buffer): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, content]);
};

/** A JPEG picture as a telephone makes it: with place, model, notes and a second picture. */
export function aTracedJpeg(orientation = 1): Buffer {
  const picture = aPicture('jpeg');
  return Buffer.concat([
    picture.subarray(0, 20),
    jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifData(orientation)])),
    jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${NOTE}</x>`)),
    jpegSegment(0xe2, Buffer.from(`MPF\0${PLACE}`)),
    jpegSegment(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`)),
    jpegSegment(0xfe, Buffer.from(NOTE)),
    picture.subarray(20),
    Buffer.from(`second picture ${PLACE}`),
  ]);
}

export function pngChunk(name: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(content.length + 12);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(name, 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}

/** Behind the signature and the header. */
const PNG_HEAD = 33;

/** A PNG picture with texts, EXIF data, a packed text and bytes behind its end. */
export function aTracedPng(): Buffer {
  const picture = aPicture('png');
  return Buffer.concat([
    picture.subarray(0, PNG_HEAD),
    pngChunk('tEXt', Buffer.from(`Comment\0${NOTE}`)),
    pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${PLACE}`)),
    pngChunk('eXIf', exifData(1)),
    picture.subarray(PNG_HEAD),
    Buffer.from(PLACE),
  ]);
}

/** A PNG picture whose few bytes unpack to billions of pixels. */
export function aPngBomb(): Buffer {
  const picture = aPicture('png');
  const header = Buffer.from(picture.subarray(16, 29));
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  return Buffer.concat([
    picture.subarray(0, 8),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const webpChunk = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};

/** A WebP picture with EXIF and XMP data, which its head announces. */
export function aTracedWebp(): Buffer {
  const whole = Buffer.concat([
    aPicture('webp'),
    webpChunk('EXIF', exifData(1)),
    webpChunk('XMP ', Buffer.from(`<x>${NOTE}</x>`)),
    webpChunk('mine', Buffer.from(PLACE)),
  ]);
  whole.writeUInt32LE(whole.length - 8, 4);
  whole[20] = whole[20]! | 0x0c;
  return whole;
}

/** A PDF document of one page, with what is added to its catalogue, and further objects. */
export function aPdf({ catalog = '', objects = '' } = {}): Buffer {
  const body = [
    '%PDF-1.7',
    `1 0 obj <</Type /Catalog /Pages 2 0 R ${catalog}>> endobj`,
    '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
    '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj',
    objects,
    'trailer <</Root 1 0 R /Size 4>>',
    'startxref',
    '0',
    '%%EOF',
    '',
  ];
  return Buffer.from(body.join('\n'), 'latin1');
}

/** An object of a PDF document that packs others, as most programs write them. */
export const packedObject = (objects: string, entries = ''): string => {
  const packed = deflateSync(Buffer.from(objects, 'latin1'));
  const head = `5 0 obj <</Type /ObjStm /Filter /FlateDecode ${entries}/Length ${packed.length}>>`;
  return `${head} stream\r\n${packed.toString('latin1')}\nendstream endobj`;
};
