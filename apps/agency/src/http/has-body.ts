import type { FastifyRequest } from 'fastify';

/**
 * Returns whether a request has a body. Source: RFC 9112, 6.3: a request without either of these
 * headers has none.
 */
export const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
