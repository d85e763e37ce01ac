import type { FastifyRequest } from 'fastify';

/** The config of a route that refuses a method which its path does not have. */
export const METHOD_REFUSED = { isMethodRefused: true };

export const isMethodRefused = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as Partial<typeof METHOD_REFUSED> | undefined)?.isMethodRefused === true;
