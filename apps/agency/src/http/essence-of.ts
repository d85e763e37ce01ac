import type { FastifyRequest } from 'fastify';

/**
 * What a body says it is, without parameters such as a charset: `application/json`; undefined where
 * it says nothing. Source: RFC 9110, 8.3.1: type and subtype are the same in any case.
 */
export const essenceOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
