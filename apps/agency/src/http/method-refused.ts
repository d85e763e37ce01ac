import type { FastifyRequest } from 'fastify';

/** In the config of a route that is there to refuse a method that its path does not have. */
export const METHOD_REFUSED = { isMethodRefused: true };

export const isMethodRefused = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as Partial<typeof METHOD_REFUSED> | undefined)?.isMethodRefused === true;
