import { agencyUrn } from '@sinergi/contracts';
import { eventually } from '@sinergi/testing';
import type { AgencyDescriptor, PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { agencyOf } from './platform.js';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came
  body: any;
}

/** Plays an agency's own system: it uses only its client credentials and its API. */
export class AgencySystem {
  private readonly tokens = new Map<string, { text: string; until: number }>();

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

  /** Begins an entity of any flow. @param plural the name in the path, such as permits */
  begin(plural: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', `/${plural}`, body, headers);
  }

  /** Changes an own entity at the version that was read. */
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

  /** Has an operation on the copy done, and waits until it has ended. @returns how it ended */
  async operate(kind: string, target: object, reason: string): Promise<Answer['body']> {
    const wish = { kind, officer: 'officer 0001', reason, target };
    const begun = await this.send('POST', '/operations', wish);
    if (begun.status !== 202)
      throw new Error(
        `Expected ${kind} to begin, got ${begun.status} ${JSON.stringify(begun.body)}`,
      );
    const running = async (): Promise<Answer['body']> => {
      const { body } = await this.get(`/operations/${begun.body.operationId}`);
      return body.state === 'RUNNING' ? null : body;
    };
    return eventually(`${kind} has ended`, running, 120_000);
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.sendAs(await this.tokenFor(path), method, path, body, headers);
  }

  /** @param token sent unchanged; undefined sends none */
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

  /**
   * Uses the maintenance client for operations on the copy, and the system's client for everything
   * else.
   */
  tokenFor(path: string): Promise<string> {
    const { client, maintenance } = agencyOf(this.descriptor, this.code);
    const isMaintenance = /^\/(sync|muster|operations|dead-letters|directory|keys)\b/.test(path);
    return this.tokenOf(isMaintenance && maintenance ? maintenance : client);
  }

  /** @param scope the scopes to ask for; by default all that the client has */
  accessToken(scope?: string): Promise<string> {
    return this.tokenOf(agencyOf(this.descriptor, this.code).client, scope);
  }

  private async tokenOf({ id, secret }: Client, scope?: string): Promise<string> {
    const known = this.tokens.get(id);
    if (scope === undefined && known && known.until > Date.now()) return known.text;
    const basic = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
    const response = await fetch(`${this.descriptor.issuer}/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        ...(scope === undefined ? {} : { scope }),
        resource: agencyUrn(this.code),
      }),
    });
    if (!response.ok)
      throw new Error(
        `Expected a token for ${id}, got HTTP ${response.status} ${await response.text()}`,
      );
    const { access_token: text, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    if (scope === undefined)
      this.tokens.set(id, { text, until: Date.now() + (seconds - 30) * 1_000 });
    return text;
  }
}

type Client = AgencyDescriptor['client'];

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
