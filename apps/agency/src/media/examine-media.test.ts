import { deflateSync } from 'node:zlib';
import type { MediaType } from '@sinergi/domain';
import { describe, expect, it } from 'vitest';
import { examineMedia } from './examine-media.js';
import { orientationIn } from './exif.js';
import { MediaRefused } from './media-refused.js';
import {
  aPdf,
  aPicture,
  aPngBomb,
  aTracedJpeg,
  aTracedPng,
  aTracedWebp,
  exifData,
  packedObject,
  pngChunk,
  TRACES,
} from './testing/files-at-hand.js';

const refusalOf = async (type: MediaType, bytes: Buffer): Promise<string> =>
  examineMedia(type, bytes).then(
    () => 'taken',
    (error: unknown) => {
      expect(error).toBeInstanceOf(MediaRefused);
      return (error as Error).message;
    },
  );

const tracesIn = (bytes: Buffer): string[] =>
  TRACES.filter((text) => bytes.toString('latin1').includes(text));

describe('a picture', () => {
  it.each<[MediaType, Buffer, Buffer]>([
    ['image/jpeg', aTracedJpeg(), aPicture('jpeg')],
    ['image/png', aTracedPng(), aPicture('png')],
    ['image/webp', aTracedWebp(), aPicture('webp')],
  ])('%s loses who took it, where and with what, and is otherwise as it was', async (...one) => {
    const [type, traced, bare] = one;
    expect(tracesIn(traced)).toEqual(TRACES);
    const kept = await examineMedia(type, traced);
    expect(tracesIn(kept)).toEqual([]);
    expect(kept.equals(bare)).toBe(true);
    expect((await examineMedia(type, bare)).equals(bare)).toBe(true);
  });

  it('stays turned as its EXIF data says, in either order of bytes', async () => {
    const kept = await examineMedia('image/jpeg', aTracedJpeg(6));
    expect(tracesIn(kept)).toEqual([]);
    const at = kept.indexOf('Exif\0\0');
    expect(orientationIn(kept.subarray(at + 6))).toBe(6);
    expect((await examineMedia('image/jpeg', kept)).equals(kept)).toBe(true);
  });

  it('is not turned by EXIF data that is damaged', () => {
    const whole = exifData(6);
    for (let length = 0; length < whole.length; length += 1)
      expect([1, 6]).toContain(orientationIn(whole.subarray(0, length)));
    const lying = exifData(99);
    expect(orientationIn(lying)).toBe(1);
    lying.writeUInt32LE(0xffff_ffff, 4);
    expect(orientationIn(lying)).toBe(1);
  });

  it.each<[MediaType, Buffer]>([
    ['image/jpeg', aTracedJpeg()],
    ['image/png', aTracedPng()],
    ['image/webp', aTracedWebp()],
  ])('%s is refused where it ends early, wherever that is', async (type, whole) => {
    const kept = await examineMedia(type, whole);
    for (let length = 0; length < kept.length; length += 1)
      expect(await refusalOf(type, kept.subarray(0, length))).not.toBe('taken');
  });

  it('is refused where it would unpack to more than a program can draw', async () => {
    expect(await refusalOf('image/png', aPngBomb())).toBe(
      'Expected a picture of at most 64000000 pixels, got one of 60000 × 60000',
    );
    const jpeg = aPicture('jpeg');
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt32BE(0xffff_ffff, frame + 5);
    expect(await refusalOf('image/jpeg', jpeg)).toContain('65535 × 65535');
    const webp = aPicture('webp');
    webp.fill(0xff, 24, 30);
    expect(await refusalOf('image/webp', webp)).toContain('16777216 × 16777216');
  });

  it('is refused with a colour profile that unpacks to megabytes', async () => {
    const profile = Buffer.concat([Buffer.from('p\0\0'), deflateSync(Buffer.alloc(5_000_000))]);
    const png = aPicture('png');
    const bomb = Buffer.concat([png.subarray(0, 33), pngChunk('iCCP', profile), png.subarray(33)]);
    expect(await refusalOf('image/png', bomb)).toContain('colour profile');
  });

  it('is refused with another checksum, more scans than any camera makes, or moving', async () => {
    const png = aPicture('png');
    png[40] = png[40]! ^ 1;
    expect(await refusalOf('image/png', png)).not.toBe('taken');
    const jpeg = aPicture('jpeg');
    const scan = jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda])), -2);
    const many = Buffer.concat([jpeg.subarray(0, -2), ...Array(64).fill(scan), jpeg.subarray(-2)]);
    expect(await refusalOf('image/jpeg', many)).toContain('64 scans');
    const webp = aPicture('webp');
    webp[20] = 0x22;
    expect(await refusalOf('image/webp', webp)).toContain('still picture');
  });
});

describe('a document', () => {
  it('is taken as it is, also where it packs its objects or says its first page', async () => {
    const plain = [
      aPdf(),
      aPdf({ catalog: '/OpenAction [3 0 R /FitH null]' }),
      aPdf({ objects: packedObject('4 0 <</Type /Font /BaseFont /Helvetica>>') }),
    ];
    for (const pdf of plain) expect(await examineMedia('application/pdf', pdf)).toBe(pdf);
  });

  const SCRIPT = '<</S /JavaScript /JS (app.alert(1))>>';
  it.each<[string, Buffer]>([
    ['a script', aPdf({ catalog: `/Names ${SCRIPT}` })],
    ['a script whose name is escaped', aPdf({ catalog: '/A <</S /J#61va#53cript>>' })],
    ['a script that is packed', aPdf({ objects: packedObject(`4 0 ${SCRIPT}`) })],
    [
      'a script that is packed behind much else',
      aPdf({ objects: packedObject(`4 0 ${' '.repeat(300_000)}${SCRIPT}`) }),
    ],
    ['an action at once', aPdf({ catalog: '/OpenAction 4 0 R' })],
    ['an action at once, packed', aPdf({ objects: packedObject('4 0 <</OpenAction 4 0 R>>') })],
    ['a program to start', aPdf({ objects: '4 0 obj <</S /Launch /F (a.exe)>> endobj' })],
    ['a file inside', aPdf({ catalog: '/Names <</EmbeddedFiles 4 0 R>>' })],
    ['a form that sends', aPdf({ objects: '4 0 obj <</S /SubmitForm>> endobj' })],
    ['a form of its own language', aPdf({ catalog: '/AcroForm <</XFA 4 0 R>>' })],
    ['moving pictures', aPdf({ objects: '4 0 obj <</Subtype /RichMedia>> endobj' })],
    ['a lock', aPdf({ objects: 'trailer <</Encrypt 4 0 R>>' })],
    [
      'objects packed twice',
      aPdf({ objects: packedObject('4 0 x', '/F [/FlateDecode /ASCIIHexDecode] ') }),
    ],
    ['something behind its end', Buffer.concat([aPdf(), Buffer.from('PK\x03\x04')])],
    ['no end', aPdf().subarray(0, -8)],
  ])('is refused with %s', async (_what, pdf) => {
    expect(await refusalOf('application/pdf', pdf)).toMatch(/^Expected .*, got /);
  });

  it('is refused where it unpacks to hundreds of megabytes', async () => {
    const bomb = aPdf({ objects: packedObject(' '.repeat(150 * 1_024 * 1_024)).repeat(2) });
    expect(await refusalOf('application/pdf', bomb)).toContain('unpacks to at most 268435456');
  });
});

describe('a file that is not what it is declared to be', () => {
  it.each<[string, Buffer, string]>([
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a file of no type that is known'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a file of no type'],
    ['a drawing', Buffer.from('<svg onload="alert(1)"></svg>'), 'a file of no type'],
    ['an archive', Buffer.from(`PK\x03\x04${'\0'.repeat(40)}`, 'latin1'), 'application/zip'],
    ['a program', Buffer.from(`MZ${'\0'.repeat(100)}`), 'application/x-msdownload'],
    ['a picture', aPicture('png'), 'image/png'],
    ['nothing', Buffer.alloc(0), 'a file of no type'],
    ['a page before a document', Buffer.concat([Buffer.from('<html>'), aPdf()]), 'a file of no'],
  ])('is refused: %s as a PDF document', async (_what, bytes, got) => {
    expect(await refusalOf('application/pdf', bytes)).toContain(
      `Expected application/pdf, got ${got}`,
    );
  });
});
