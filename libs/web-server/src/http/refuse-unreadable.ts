import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from './problem.js';

/** Bytes of a request line and headers, at most; the cookies of a session need a tenth of it. */
export const HEADERS_AT_MOST_BYTES = 64 * 1_024;

/**
 * Answers requests that never reach a route: one whose line and headers are too long, one that does
 * not arrive in time, one that is not HTTP. Without this, Node would answer in a form that the page
 * cannot read.
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
