import { beginEventStream } from '@sinergi/http';
import type { FastifyReply } from 'fastify';

const HEARTBEAT_MS = 10_000;

/**
 * Answers with server-sent events: headers, and a comment every ten seconds, so that nobody takes
 * silence for an end. The heartbeat ends with the connection. Source: WHATWG HTML, server-sent
 * events.
 *
 * @returns what to write to
 */
export function openEventStream(reply: FastifyReply): FastifyReply['raw'] {
  const raw = beginEventStream(reply);
  const heartbeat = setInterval(() => {
    if (!raw.writableEnded) raw.write(': still here\n\n');
  }, HEARTBEAT_MS);
  const rest = (): void => clearInterval(heartbeat);
  raw.on('finish', rest).on('close', rest);
  return raw;
}
