import type { FastifyRequest } from 'fastify';

/**
 * Whether a request has a body. Source: RFC 9112, 6.3: one of these headers says so, or none comes.
 */
export const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
