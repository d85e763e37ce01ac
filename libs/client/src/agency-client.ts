import { setTimeout as pause } from 'node:timers/promises';
import { agencyUrn } from '@sinergi/contracts';
import type { OutageLog } from '@sinergi/outage';

export type Json = Record<string, unknown>;

export interface AgencyClientOptions {
  /** the agency whose API this is */
  code: string;
  apiUrl: string;
  /** the OpenID provider that issues the tokens */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** the scopes to ask for; by default all that the client has */
  scopes?: readonly string[];
  /** ends every wait */
  signal: AbortSignal;
  /** called for every call that got no answer and is repeated */
  onNoAnswer?(error: unknown): void;
  /**
   * the outages of the called services: each is told when its service is away and when it answers
   * again
   */
  outages?: { agency: ClientOutage; issuer: ClientOutage };
}

type ClientOutage = Pick<OutageLog, 'failed' | 'answered'>;

/**
 * The error for a called service that is away: no answer came in time, or a proxy answered for it.
 */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** an outage, not a bug of the caller */
  readonly outage = 'away';
}

/** A refusal by the agency: calling again would be refused again. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    message: string,
    /** HTTP */
    readonly status: number,
    /** the problem (RFC 9457), if the answer had one */
    readonly problem: Json,
  ) {
    super(message);
  }

  /** the problem's closed code, such as invalid-cursor */
  get code(): string {
    return problemCode(this.problem);
  }
}

/** Returns the closed code of a problem: the last part of its `type`; empty where it has none. */
export const problemCode = ({ type }: Json): string =>
  typeof type === 'string' ? type.slice(type.lastIndexOf('/') + 1) : '';

const FIRST_BACKOFF_MS = 50;
const LONGEST_BACKOFF_MS = 2_000;
const ANSWER_WITHIN_MS = 30_000;
const RENEW_BEFORE_MS = 30_000;
/**
 * The statuses of a proxy in front of an absent service, and of a service that waits for its
 * stores.
 */
const SAYS_AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * A client of an agency's API for the agency's own systems. It uses client credentials, and retries
 * while the agency or its identity provider is away.
 */
export class AgencyClient {
  private token: { text: string; until: number } | undefined;
  private renewing: Promise<string> | undefined;

  constructor(private readonly options: AgencyClientOptions) {}

  get code(): string {
    return this.options.code;
  }

  /** Makes one call and returns any answer. @throws where no answer comes */
  async call(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const isJson = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
    const token = await this.accessToken();
    const response = await this.ask('agency', `${this.options.apiUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body, duplex: 'half' }),
      // A streamed body has no time limit.
      signal:
        body === undefined || isJson
          ? AbortSignal.any([this.options.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])
          : this.options.signal,
    } as RequestInit);
    if (SAYS_AWAY.has(response.status))
      this.failed(
        'agency',
        new NoAnswer(`Expected an answer from ${this.code}, got HTTP ${response.status}`),
      );
    if (response.status === 401) this.token = undefined;
    return response;
  }

  /** Repeats a call until it gets an answer that a repetition would not change. @throws Refused */
  json(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Json> {
    return this.untilAnswered(async () =>
      this.bodyOf(await this.call(method, path, body, headers)),
    );
  }

  /** Returns the body of a good answer; undefined where a repetition may help. @throws Refused */
  async bodyOf(response: Response): Promise<Json | undefined> {
    if (response.ok) return (await response.json()) as Json;
    if (AgencyClient.mayPass(response.status)) {
      await response.body?.cancel();
      return undefined;
    }
    const text = await response.text();
    throw new Refused(
      `Expected ${this.code} to accept this, got HTTP ${response.status} ${text.slice(0, 700)}`,
      response.status,
      parsed(text),
    );
  }

  /**
   * @param ask returns undefined where asking again may help
   * @throws Refused, or the abort's reason
   */
  async untilAnswered<T>(ask: () => Promise<T | undefined>): Promise<T> {
    const { signal, onNoAnswer } = this.options;
    for (
      let backoffMs = FIRST_BACKOFF_MS;
      ;
      backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS)
    ) {
      signal.throwIfAborted();
      try {
        const answer = await ask();
        if (answer !== undefined) return answer;
      } catch (error) {
        if (error instanceof Refused) throw error;
        onNoAnswer?.(error);
      }
      await pause(backoffMs, undefined, { signal });
    }
  }

  /** Whether the same call may get another answer a little later. */
  static mayPass(status: number): boolean {
    return status === 401 || status === 408 || status === 429 || status >= 500;
  }

  /** @throws NoAnswer after the time limit; otherwise what `fetch` throws */
  private async ask(
    who: 'agency' | 'issuer',
    url: string,
    request: RequestInit,
  ): Promise<Response> {
    try {
      const response = await fetch(url, request);
      if (!SAYS_AWAY.has(response.status)) this.options.outages?.[who].answered();
      return response;
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      throw this.failed(
        who,
        isLate
          ? new NoAnswer(`Expected an answer within ${ANSWER_WITHIN_MS / 1_000} s, got none`, {
              cause: error,
            })
          : error,
      );
    }
  }

  /**
   * Notes a failure as an outage, if the error says that a service is away.
   *
   * @returns the error
   */
  private failed(who: 'agency' | 'issuer', error: unknown): unknown {
    this.options.outages?.[who].failed(error);
    return error;
  }

  private accessToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return Promise.resolve(this.token.text);
    this.renewing ??= this.renew().finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  private async renew(): Promise<string> {
    const { clientId, clientSecret, code, issuer, scopes, signal } = this.options;
    const basic = Buffer.from(
      `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
    ).toString('base64');
    const response = await this.ask('issuer', `${issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${basic}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
        resource: agencyUrn(code),
      }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    if (response.status === 400 || response.status === 401) {
      const text = await response.text();
      throw new Refused(
        `Expected a token for ${clientId}, got HTTP ${response.status} ${text.slice(0, 300)}`,
        response.status,
        parsed(text),
      );
    }
    if (!response.ok) {
      const what = `Expected a token for ${clientId}, got HTTP ${response.status}`;
      if (!SAYS_AWAY.has(response.status)) throw new Error(what);
      throw this.failed('issuer', new NoAnswer(what));
    }
    const { access_token: text, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    this.token = { text, until: Date.now() + seconds * 1_000 - RENEW_BEFORE_MS };
    return text;
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
}
