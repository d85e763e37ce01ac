import { setTimeout as pause } from 'node:timers/promises';
import { agencyUrn } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import type { SimulatorSettings } from '@sinergi/settings';

type AgencyAccess = SimulatorSettings['agencies'][number];

export interface Written {
  sightingId: string;
  version: number;
}

/** A refusal by the agency: calling again would be refused again. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

const FIRST_BACKOFF_MS = 50;
const LONGEST_BACKOFF_MS = 2_000;
const ANSWER_WITHIN_MS = 15_000;
const RENEW_BEFORE_MS = 30_000;

/** An agency's API as its own system uses it: client credentials, and every write with a key that makes a repeated call harmless. */
export class AgencyApi {
  private token: { text: string; until: number } | undefined;

  constructor(
    private readonly access: AgencyAccess,
    private readonly issuer: string,
    private readonly signal: AbortSignal,
    private readonly logger: Logger,
  ) {}

  /** Calls until it is answered, however long the agency is away. @throws Refused, or the abort's reason */
  async write(path: string, body: object, key: string, version?: number): Promise<Written> {
    for (let backoffMs = FIRST_BACKOFF_MS; ; backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS)) {
      this.signal.throwIfAborted();
      try {
        const answer = await this.send(path, body, key, version);
        if (answer) return answer;
      } catch (error) {
        if (error instanceof Refused) throw error;
        this.logger.debug({ agency: this.access.code, err: error }, 'no answer, calling again');
      }
      await pause(backoffMs, undefined, { signal: this.signal });
    }
  }

  /** @returns undefined where calling again may help */
  private async send(path: string, body: object, key: string, version: number | undefined): Promise<Written | undefined> {
    const response = await fetch(`${this.access.apiUrl}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await this.accessToken()}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([this.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    if (response.ok) return (await response.json()) as Written;
    if (response.status === 401) this.token = undefined;
    if (response.status === 401 || response.status === 429 || response.status >= 500) {
      await response.body?.cancel();
      return undefined;
    }
    throw new Refused(
      `Expected ${this.access.code} to accept POST ${path}, got HTTP ${response.status} ${(await response.text()).slice(0, 500)}`,
    );
  }

  private async accessToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.text;
    const { clientId, clientSecret, code } = this.access;
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'sighting:write', resource: agencyUrn(code) }),
      signal: AbortSignal.any([this.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    if (!response.ok) throw new Error(`Expected a token for ${clientId}, got HTTP ${response.status}`);
    const { access_token: text, expires_in: seconds } = (await response.json()) as { access_token: string; expires_in: number };
    this.token = { text, until: Date.now() + seconds * 1_000 - RENEW_BEFORE_MS };
    return text;
  }
}
