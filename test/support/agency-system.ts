import { agencyScopes, agencyUrn } from '@sinergi/contracts';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { agencyOf } from './platform.js';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came
  body: any;
}

/** Plays an agency's own system: its client credentials, its API, nothing else. */
export class AgencySystem {
  private token: { text: string; until: number } | undefined;

  constructor(
    private readonly descriptor: PlatformDescriptor,
    readonly code: string,
  ) {}

  get apiUrl(): string {
    return agencyOf(this.descriptor, this.code).apiUrl;
  }

  report(body: object, key?: string): Promise<Answer> {
    return this.send(
      'POST',
      '/sightings',
      body,
      key === undefined ? {} : { 'idempotency-key': key },
    );
  }

  correct(id: string, version: number, body: object): Promise<Answer> {
    return this.send(
      'POST',
      `/sightings/${id}/changes`,
      { change: 'CORRECTED', ...body },
      { 'if-match': `"${version}"` },
    );
  }

  retract(id: string, version: number, reason = 'MISTAKEN'): Promise<Answer> {
    return this.send(
      'POST',
      `/sightings/${id}/changes`,
      { change: 'RETRACTED', retractionReason: reason },
      { 'if-match': `"${version}"` },
    );
  }

  /** Begins an entity of any flow. @param plural as in the path, such as permits */
  begin(plural: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', `/${plural}`, body, headers);
  }

  /** Changes one of its own at the version that was read. */
  change(plural: string, id: string, version: number, body: object): Promise<Answer> {
    return this.send('POST', `/${plural}/${id}/changes`, body, { 'if-match': `"${version}"` });
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** Opens sealed groups of an entity of any flow. */
  disclose(plural: string, id: string, groups: string[]): Promise<Answer> {
    const reason = 'Field check under SP/001/XI/2026';
    return this.send('POST', `/${plural}/${id}/disclosures`, {
      groups,
      purpose: 'SUPERVISION',
      reason,
      officer: 'officer 0001',
    });
  }

  read(id: string): Promise<Answer> {
    return this.send('GET', `/sightings/${id}`);
  }

  history(id: string): Promise<Answer> {
    return this.send('GET', `/sightings/${id}/history`);
  }

  open(id: string, groups: string[]): Promise<Answer> {
    const reason = 'Field check under SP/001/XI/2026';
    return this.send('POST', `/sightings/${id}/disclosures`, {
      groups,
      purpose: 'SUPERVISION',
      reason,
      officer: 'officer 0001',
    });
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.sendAs(await this.accessToken(), method, path, body, headers);
  }

  /** @param token sent as it is; undefined sends none */
  async sendAs(
    token: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.apiUrl}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : parse(text),
    };
  }

  /** @param scope the scopes to ask for; all that the client has unless said */
  async accessToken(scope?: string): Promise<string> {
    if (scope === undefined && this.token && this.token.until > Date.now()) return this.token.text;
    const { client } = agencyOf(this.descriptor, this.code);
    const response = await fetch(`${this.descriptor.issuer}/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret)}`).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: scope ?? agencyScopes().join(' '),
        resource: agencyUrn(this.code),
      }),
    });
    if (!response.ok)
      throw new Error(
        `Expected a token for ${this.code}, got HTTP ${response.status} ${await response.text()}`,
      );
    const { access_token: text, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    if (scope === undefined) this.token = { text, until: Date.now() + (seconds - 30) * 1_000 };
    return text;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
