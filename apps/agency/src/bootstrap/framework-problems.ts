import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

const PROBLEM_TYPE = 'application/problem+json';

/**
 * Answers errors that Fastify throws before any route is found with a problem, as all other errors.
 */
export function frameworkErrors(
  error: { code: string },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const expected =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? 'a path of this API, got one with a part that is too long'
      : 'a path in percent-encoded UTF-8, got something else';
  sendProblem(request, reply, new Problem('invalid-request', `Expected ${expected}`));
}

/** Sends a problem from code that Nest's filter does not cover. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  void reply
    .status(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .send(JSON.stringify({ ...problem.toJSON(), instance: request.id }));
}

/**
 * Answers errors that Node meets before a request exists. Source: Node's documentation of
 * `clientError`.
 */
export function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const problem = clientProblem(error.code);
    const body = JSON.stringify(problem);
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroy(error);
}

function clientProblem(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('too-slow', 'Expected a whole request in time, got a part of it');
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('invalid-request', 'Expected headers of at most 16 KB, got more');
  return new Problem('invalid-request', 'Expected an HTTP request, got something else');
}
