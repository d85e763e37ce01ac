import { createInflate } from 'node:zlib';
import { endsEarly, MediaRefused } from './media-refused.js';

/**
 * Names of what makes a document do something, or carry another file. `OpenAction` is in order
 * where it says which page is shown first. Source: ISO 32000-2, 7.11.4, 12.6.4, 12.7.8, 13.
 */
const ACTIVE = [
  ...['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia', 'Rendition'],
  ...['SubmitForm', 'ImportData', 'GoToE', 'XFA'],
];
/** What the exchange could not look into. */
const LOCKED = ['Encrypt'];
/** Filters under which names would not be found, in a document that packs its objects. */
const OTHER_FILTERS = ['ASCIIHexDecode', 'ASCII85Decode', 'LZWDecode', 'RunLengthDecode', 'Crypt'];
/** All streams together may unpack to this; scanned pages need the most. */
const MOST_UNPACKED_BYTES = 256 * 1_024 * 1_024;
/** A name that two pieces of a stream share is not longer, with all its letters escaped. */
const LONGEST_NAME = 80;

/** A name may have any of its letters as `#` and two digits. Source: ISO 32000-2, 7.3.5. */
const spelt = (name: string): string =>
  [...name]
    .map((letter) => {
      const [high, low] = letter.charCodeAt(0).toString(16);
      return `(?:${letter}|#${high}[${low}${low!.toUpperCase()}])`;
    })
    .join('');
const named = (names: readonly string[], behind = ''): RegExp =>
  new RegExp(`/(${names.map(spelt).join('|')})${behind}`);

const FORBIDDEN = named([...ACTIVE, ...LOCKED]);
const ACTS_AT_ONCE = named(['OpenAction'], '(?!\\s*\\[)');
const PACKS_OBJECTS = named(['ObjStm', 'XRef']);
const OTHERWISE_PACKED = named(OTHER_FILTERS);
/** Where the bytes of a stream begin; some readers take a lone CR, too. */
const STREAM = /stream(?:\r\n|\n|\r)/g;

/**
 * Expects a PDF document that only shows something: no scripts, no actions that start, send or open
 * anything, no files inside, not encrypted. It looks for their names in the whole file and in all
 * that is packed by Flate, wherever they stand. It is a search and not a reader of PDF.
 *
 * @throws MediaRefused
 */
export async function expectPlainPdf(bytes: Buffer): Promise<void> {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text) || !text.includes('startxref')) throw endsEarly('PDF document');
  const end = text.lastIndexOf('%%EOF');
  if (end === -1) throw endsEarly('PDF document');
  if (/\S/.test(text.slice(end + '%%EOF'.length)))
    throw new MediaRefused('nothing behind the end of a PDF document', 'more bytes');
  expectQuiet(text);
  if (PACKS_OBJECTS.test(text) && OTHERWISE_PACKED.test(text))
    throw new MediaRefused('a PDF document packed by Flate alone', 'one packed otherwise, too');
  let left = MOST_UNPACKED_BYTES;
  for (const { index, 0: head } of text.matchAll(STREAM)) {
    const stream = bytes.subarray(index + head.length);
    if (isFlate(stream)) left = await lookInto(stream, left);
  }
}

function expectQuiet(text: string): void {
  const name = (FORBIDDEN.exec(text) ?? ACTS_AT_ONCE.exec(text))?.[1];
  if (name === undefined) return;
  const plain = name.replace(/#(..)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  throw new MediaRefused('a PDF document that only shows something', `one with ${plain}`);
}

/** Source: RFC 1950, 2.2. */
const isFlate = (stream: Buffer): boolean =>
  stream.length > 2 && (stream[0]! & 0x0f) === 8 && stream.readUInt16BE(0) % 31 === 0;

/** @returns how many bytes the streams after this one may unpack to */
async function lookInto(packed: Buffer, left: number): Promise<number> {
  const inflate = createInflate();
  // What follows the stream is no part of it, and a damaged stream shows nothing.
  inflate.end(packed);
  let tail = '';
  let unpacked = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      unpacked += piece.length;
      if (unpacked > left)
        throw new MediaRefused(
          `a PDF document that unpacks to at most ${MOST_UNPACKED_BYTES} bytes`,
          'a larger one',
        );
      const text = tail + piece.toString('latin1');
      expectQuiet(text);
      tail = text.slice(-LONGEST_NAME);
    }
  } catch (error) {
    if (error instanceof MediaRefused) throw error;
  }
  return left - unpacked;
}
