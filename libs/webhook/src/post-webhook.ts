import { lookup as resolve } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isForbiddenAddress, type WebhookReach } from './forbidden-addresses.js';

/** The outcome of one call. Only `DELIVERED` means that the receiver accepted. */
export type PostOutcome =
  | 'DELIVERED'
  | 'REFUSED'
  | 'GONE'
  | 'REDIRECTED'
  | 'TIMED_OUT'
  | 'FORBIDDEN_ADDRESS'
  | 'TLS'
  | 'UNREACHABLE';

export interface PostResult {
  outcome: PostOutcome;
  /** HTTP status, null where none came */
  status: number | null;
  /** what went wrong, in the words of the part that knows; empty where nothing did */
  detail: string;
}

export interface PostOptions {
  reach: WebhookReach;
  withinMs: number;
}

class ForbiddenAddress extends Error {}

/**
 * Posts once. Follows no redirect and accepts no invalid certificate. It connects to the same
 * address that it checked, so that a second lookup of the name cannot give another one.
 */
export function postWebhook(
  url: string,
  headers: Record<string, string>,
  body: string,
  options: PostOptions,
): Promise<PostResult> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const { reach } = options;
  if (isIP(host) !== 0 && isForbiddenAddress(host, reach)) {
    return Promise.resolve({
      outcome: 'FORBIDDEN_ADDRESS',
      status: null,
      detail: forbidden(reach),
    });
  }
  const signal = AbortSignal.timeout(options.withinMs);
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((settle) => {
    const request = send(
      target,
      {
        method: 'POST',
        agent: false,
        signal,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        lookup: lookupWithin(reach),
      },
      (response) => {
        const status = response.statusCode ?? 0;
        // Only the status counts; an endless body must not be read.
        response.destroy();
        settle(byStatus(status));
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) =>
      settle({
        outcome: byError(error, signal),
        status: null,
        detail: detailOf(error, signal, options),
      }),
    );
    request.end(body);
  });
}

/** Looks up a name at the call; all its addresses must be within reach. */
const lookupWithin =
  (reach: WebhookReach): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      if (
        addresses.length === 0 ||
        addresses.some(({ address }) => isForbiddenAddress(address, reach))
      )
        return done(new ForbiddenAddress(), '', 0);
      if (options.all) return done(null, addresses);
      return done(null, addresses[0]!.address, addresses[0]!.family);
    });
  };

const forbidden = (reach: WebhookReach): string =>
  reach === 'loopback'
    ? 'Expected a loopback address, got another address'
    : 'Expected a public address, got a private or special address';

function byStatus(status: number): PostResult {
  if (status >= 200 && status < 300) return { outcome: 'DELIVERED', status, detail: '' };
  if (status === 410)
    return {
      outcome: 'GONE',
      status,
      detail: 'The receiver answered 410: it wants no more events',
    };
  if (status >= 300 && status < 400)
    return {
      outcome: 'REDIRECTED',
      status,
      detail: 'Expected an answer, got a redirect; redirects are never followed',
    };
  return { outcome: 'REFUSED', status, detail: `Expected a status of 2xx, got ${status}` };
}

function byError(error: NodeJS.ErrnoException, signal: AbortSignal): PostOutcome {
  if (error instanceof ForbiddenAddress) return 'FORBIDDEN_ADDRESS';
  if (signal.aborted) return 'TIMED_OUT';
  return /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|HOSTNAME_MISMATCH|EPROTO)/.test(
    error.code ?? '',
  )
    ? 'TLS'
    : 'UNREACHABLE';
}

function detailOf(
  error: NodeJS.ErrnoException,
  signal: AbortSignal,
  { withinMs, reach }: PostOptions,
): string {
  if (error instanceof ForbiddenAddress) return forbidden(reach);
  if (signal.aborted) return `Expected an answer within ${withinMs / 1_000} s, got none`;
  return `Expected a connection, got ${error.code ?? error.message}`.slice(0, 300);
}
