import { Inject, Injectable } from '@nestjs/common';
import type { ConsoleSettings } from '@sinergi/settings';
import { AgencyTokens, Problem, type Session } from '@sinergi/web-server';
import type { AgencyAnswer, AgencyOperation } from '../../contract/agency-answer.js';
import { pathOf } from '../http/path-of.js';
import { SETTINGS } from '../injection/console-tokens.js';

export interface AgencyCall {
  method?: 'GET' | 'POST' | 'DELETE';
  /** the names of the path, not encoded: `['operations', id]` */
  path: readonly string[];
  query?: Record<string, string | number | undefined>;
  body?: object;
  signal?: AbortSignal;
}

const ANSWER_WITHIN_MS = 20_000;

/**
 * Calls agencies' APIs in the operator's own role. Payloads, and everything that is done to a copy,
 * go through here and nowhere else. The console has no rights of its own at an agency; the agency
 * refuses what the operator may not do.
 */
@Injectable()
export class AgencyGateway {
  /** by code: a Map, because a code comes from outside and an object has inherited names */
  private readonly urls: ReadonlyMap<string, string>;

  constructor(
    @Inject(SETTINGS) settings: ConsoleSettings,
    private readonly tokens: AgencyTokens,
  ) {
    this.urls = new Map(Object.entries(settings.agencyUrls));
  }

  /**
   * Calls one operation of an agency's API.
   * @throws Problem not-found for an unknown agency, invalid-request for a path that is not valid,
   * agency-unavailable, agency-refused with the agency's answer, login-needed
   */
  async call<Id extends AgencyOperation>(
    session: Session,
    agency: string,
    { method = 'GET', path, query = {}, body, signal }: AgencyCall,
  ): Promise<AgencyAnswer<Id>> {
    const base = this.urls.get(agency);
    if (base === undefined)
      throw new Problem(
        'not-found',
        'Expected the code of an agency of this exchange, got another text',
      );
    const url = new URL(`${base}${pathOf(...path)}`);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const token = await this.tokens.tokenOf(session, agency);
    const timeout = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new Problem(
        'agency-unavailable',
        `Expected an answer from ${agency}, got none`,
        { cause: error },
        { agency },
      );
    });
    if (response.ok) return (await response.json()) as AgencyAnswer<Id>;
    throw refusal(agency, response.status, await response.text());
  }
}

/** Returns the agency's refusal with the agency's own text. */
function refusal(agency: string, status: number, text: string): Problem {
  const said = parsed(text);
  const type = typeof said['type'] === 'string' ? said['type'] : '';
  const detail = typeof said['detail'] === 'string' ? said['detail'] : `HTTP ${status}`;
  const more = { agency, agencyProblem: type, agencyStatus: status };
  if (status === 404) return new Problem('not-found', detail, undefined, more);
  if (status === 403) return new Problem('not-allowed', detail, undefined, more);
  if (status === 400) return new Problem('invalid-request', detail, undefined, more);
  if (status >= 500 || status === 401)
    return new Problem('agency-unavailable', detail, undefined, more);
  return new Problem('agency-refused', detail, undefined, more);
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
