import type { FastifyReply } from 'fastify';

/**
 * Begins an answer of server-sent events that no proxy caches or buffers. Source: WHATWG HTML,
 * server-sent events; nginx, X-Accel-Buffering.
 *
 * @returns the stream to write to; destroyed where the caller has gone already
 */
export function beginEventStream(reply: FastifyReply): FastifyReply['raw'] {
  reply.hijack();
  const { raw } = reply;
  if (!raw.destroyed)
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
  return raw;
}
