import type { FastifyRequest } from 'fastify';

/**
 * Returns a body's media type without parameters such as a charset: `application/json`; undefined
 * where no type is given. Source: RFC 9110, 8.3.1: type and subtype are case-insensitive.
 */
export const essenceOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
