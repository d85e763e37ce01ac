import type { MediaType } from '@sinergi/domain';
import { fileTypeFromBuffer } from 'file-type';
import { bareJpeg } from './jpeg.js';
import { MediaRefused } from './media-refused.js';
import { expectPlainPdf } from './pdf.js';
import { barePng } from './png.js';
import { bareWebp } from './webp.js';

/** By so many bytes a type is known. */
const HEAD_BYTES = 4_100;

const BARE: Readonly<Record<MediaType, (bytes: Buffer) => Buffer | Promise<Buffer>>> = {
  'application/pdf': async (bytes) => {
    await expectPlainPdf(bytes);
    return bytes;
  },
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
};

/**
 * Expects a file to be what it is declared to be, whole and harmless, and returns what is kept of
 * it: a picture without the data of its camera and its programs.
 *
 * @throws MediaRefused
 */
export async function examineMedia(declared: MediaType, bytes: Buffer): Promise<Buffer> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, HEAD_BYTES)).catch(() => undefined);
  if (found?.mime !== declared)
    throw new MediaRefused(declared, found?.mime ?? 'a file of no type that is known');
  return BARE[declared](bytes);
}
