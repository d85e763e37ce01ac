import { RegistryRefused, RegistryUnavailable } from './contract-error.js';

/** Finds schemas by id, and ids by schema. */
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
  /** runs each question, and may note whether an answer came */
  watch?<T>(ask: () => Promise<T>): Promise<T>;
  /** called after each answer, with the refusal if it refused the question, else null */
  onAnswer?(refusal: RegistryRefused | null): void;
}

/**
 * A Confluent-compatible registry over HTTP, read only. Source: Confluent Schema Registry API,
 * served by Apicurio at /apis/ccompat/v7.
 */
export class SchemaRegistry implements SchemaLookup {
  private readonly underWay = new Map<number, Promise<string | undefined>>();

  constructor(private readonly options: SchemaRegistryOptions) {}

  byId(id: number): Promise<string | undefined> {
    // Many batches meet a new id at the same time; one question is enough.
    const asked = this.underWay.get(id) ?? this.ask(id).finally(() => this.underWay.delete(id));
    this.underWay.set(id, asked);
    return asked;
  }

  async idOf(subject: string, schema: string): Promise<number> {
    const { status, body } = await this.fetch(
      `/subjects/${encodeURIComponent(subject)}`,
      JSON.stringify({ schema, schemaType: 'AVRO' }),
    );
    const { id } = body;
    if (status !== 200 || typeof id !== 'number')
      throw this.refused(`Expected ${subject} to be registered, got HTTP ${status}`);
    this.options.onAnswer?.(null);
    return id;
  }

  private async ask(id: number): Promise<string | undefined> {
    const { status, body } = await this.fetch(`/schemas/ids/${id}`);
    // Only the registry's own error code makes an id unknown. A 404 of a proxy or for a wrong path
    // proves nothing about the id.
    if (status === 404 && body['error_code'] === SCHEMA_NOT_FOUND) return undefined;
    const { schema } = body;
    if (status !== 200 || typeof schema !== 'string')
      throw this.refused(`Expected schema ${id}, got HTTP ${status}`);
    this.options.onAnswer?.(null);
    return schema;
  }

  private refused(what: string): RegistryRefused {
    const refusal = new RegistryRefused(what);
    this.options.onAnswer?.(refusal);
    return refusal;
  }

  private fetch(
    path: string,
    sent?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const ask = () => this.askOnce(path, sent);
    return this.options.watch ? this.options.watch(ask) : ask();
  }

  /**
   * Asks once and reads the whole answer. An answer that stalls or is no JSON counts as no answer.
   */
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
      const { status } = response;
      // A refusal may come from a proxy, whose page is no JSON.
      const body = status < 400 ? await response.json() : await bodyOf(response);
      if (status >= 500) throw new Error(`HTTP ${status}`);
      return { status, body: (body as Record<string, unknown> | null) ?? {} };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'failed';
      throw new RegistryUnavailable(
        `Expected an answer of the schema registry, got none: ${reason}`,
        { cause: error },
      );
    }
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
