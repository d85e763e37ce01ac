import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from './problem.js';

/** Bytes of a request's line and headers, at most; the cookies of a session need a tenth. */
export const HEADERS_AT_MOST_BYTES = 64 * 1_024;

/**
 * Answers what no route ever sees: a request whose line and headers are longer than is read, one
 * that does not come, one that is no HTTP. Without this the answer is Node's own, in no form that
 * the page understands.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = problemOf(error.code);
  const body = JSON.stringify(problem);
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
        'content-type: application/problem+json',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  socket.destroySoon();
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(
      'address-too-long',
      `Expected an address and headers of at most ${HEADERS_AT_MOST_BYTES} bytes, got more`,
    );
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('request-timeout', 'Expected the whole request in time, got a part of it');
  return new Problem('invalid-request', 'Expected a request of HTTP/1.1, got something else');
}
