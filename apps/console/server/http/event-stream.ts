import { beginEventStream } from '@sinergi/http';
import type { FastifyReply } from 'fastify';

const HEARTBEAT_MS = 10_000;

/**
 * Begins an answer of server-sent events: headers, and a comment every ten seconds, so that no
 * client takes a quiet stream for an ended one. The heartbeat ends with the connection. Source:
 * WHATWG HTML, server-sent events.
 *
 * @returns the stream to write events to
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
