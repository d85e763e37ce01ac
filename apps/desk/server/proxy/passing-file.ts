import { MEDIA_TYPES } from '@sinergi/domain';
import { Problem } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';

/** A file on its way from a page to an agency. */
export interface PassingFile {
  /** piece by piece; ends with an error where more comes than is allowed, or less than announced */
  pieces: AsyncIterable<Uint8Array>;
  /** why it was cut off by the desk; null as long as it was not */
  refusal(): Problem | null;
}

/**
 * Returns the file that a request brings. What its headers say too much of is refused before
 * anything is read.
 *
 * @param onPiece called with each piece
 * @throws Problem invalid-request, body-too-large
 */
export function passingFile(
  { headers, body }: FastifyRequest,
  mostBytes: number,
  onPiece: () => void,
): PassingFile {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!(MEDIA_TYPES as readonly string[]).includes(type) || !isStream(body))
    throw new Problem(
      'invalid-request',
      `Expected a file of type ${MEDIA_TYPES.join(' or ')}, got another type or none`,
    );
  const announced = headers['content-length'];
  if (Number(announced ?? 0) > mostBytes) throw tooLarge(mostBytes, Number(announced));
  let refusal: Problem | null = null;
  async function* counted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const piece of pieces) {
      size += piece.length;
      if (size > mostBytes) {
        refusal = tooLarge(mostBytes, size);
        throw refusal;
      }
      onPiece();
      yield new Uint8Array(piece);
    }
  }
  return { pieces: counted(body), refusal: () => refusal };
}

const isStream = (body: unknown): body is AsyncIterable<Buffer> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const tooLarge = (mostBytes: number, got: number): Problem =>
  new Problem(
    'body-too-large',
    `Expected a file of at most ${mostBytes} bytes, got ${got} or more`,
    {},
    { mostBytes },
  );
