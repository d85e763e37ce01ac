import { RegistryUnavailable } from './contract-error.js';

/** Where schemas are found by id, and ids by schema. */
export interface SchemaLookup {
  /**
   * @returns the schema's JSON text, undefined when there is no such id
   * @throws RegistryUnavailable
   */
  byId(id: number): Promise<string | undefined>;
  /** @throws RegistryUnavailable, also while the schema is not registered (yet) */
  idOf(subject: string, schema: string): Promise<number>;
}

const TIMEOUT_MS = 2_000;
/** Confluent's error code for an id that was never given. */
const SCHEMA_NOT_FOUND = 40_403;
const MEDIA_TYPE = 'application/vnd.schemaregistry.v1+json';

export interface SchemaRegistryOptions {
  url: string;
  username?: string;
  password?: string;
  /** carries out each question, and may note whether an answer came */
  watch?<T>(ask: () => Promise<T>): Promise<T>;
}

/**
 * A Confluent-compatible registry over HTTP, read only. Source: Confluent Schema Registry API,
 * served by Apicurio at /apis/ccompat/v7.
 */
export class SchemaRegistry implements SchemaLookup {
  private readonly underWay = new Map<number, Promise<string | undefined>>();

  constructor(private readonly options: SchemaRegistryOptions) {}

  byId(id: number): Promise<string | undefined> {
    // Many batches meet a new id at once; one question is enough.
    const asked = this.underWay.get(id) ?? this.ask(id).finally(() => this.underWay.delete(id));
    this.underWay.set(id, asked);
    return asked;
  }

  async idOf(subject: string, schema: string): Promise<number> {
    const { status, body } = await this.fetch(
      `/subjects/${encodeURIComponent(subject)}`,
      JSON.stringify({ schema, schemaType: 'AVRO' }),
    );
    if (status !== 200 || typeof body['id'] !== 'number')
      throw new RegistryUnavailable(`Expected ${subject} to be registered, got HTTP ${status}`);
    return body['id'];
  }

  private async ask(id: number): Promise<string | undefined> {
    const { status, body } = await this.fetch(`/schemas/ids/${id}`);
    // Only the registry's own word makes an id unknown: a proxy's or a wrong path's 404 says
    // nothing of it.
    if (status === 404 && body['error_code'] === SCHEMA_NOT_FOUND) return undefined;
    if (status !== 200 || typeof body['schema'] !== 'string')
      throw new RegistryUnavailable(`Expected schema ${id}, got HTTP ${status}`);
    return body['schema'];
  }

  private fetch(
    path: string,
    sent?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const ask = () => this.askOnce(path, sent);
    return this.options.watch ? this.options.watch(ask) : ask();
  }

  /** Asks and reads the whole answer: one that stalls or is no JSON is no answer. */
  private async askOnce(
    path: string,
    sent?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const { url, username, password } = this.options;
    const authorization: Record<string, string> =
      username === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
    try {
      const response = await fetch(`${url}/apis/ccompat/v7${path}`, {
        method: sent === undefined ? 'GET' : 'POST',
        headers: { accept: MEDIA_TYPE, 'content-type': MEDIA_TYPE, ...authorization },
        body: sent,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return {
        status: response.status,
        body: ((await response.json()) as Record<string, unknown> | null) ?? {},
      };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'failed';
      throw new RegistryUnavailable(
        `Expected an answer of the schema registry, got none: ${reason}`,
        { cause: error },
      );
    }
  }
}
