import { RegistryUnavailable } from './contract-error.js';

/** Where schemas are found by id, and ids by schema. */
export interface SchemaLookup {
  /** @returns the schema's JSON text, undefined when there is no such id @throws RegistryUnavailable */
  byId(id: number): Promise<string | undefined>;
  /** @throws RegistryUnavailable, also while the schema is not registered (yet) */
  idOf(subject: string, schema: string): Promise<number>;
}

const TIMEOUT_MS = 2_000;
const MEDIA_TYPE = 'application/vnd.schemaregistry.v1+json';

/** A Confluent-compatible registry over HTTP, read only. Source: Confluent Schema Registry API, served by Apicurio at /apis/ccompat/v7. */
export class SchemaRegistry implements SchemaLookup {
  private readonly underWay = new Map<number, Promise<string | undefined>>();

  constructor(private readonly options: { url: string; username?: string; password?: string }) {}

  byId(id: number): Promise<string | undefined> {
    // Many batches meet a new id at once; one question is enough.
    const asked = this.underWay.get(id) ?? this.ask(id).finally(() => this.underWay.delete(id));
    this.underWay.set(id, asked);
    return asked;
  }

  async idOf(subject: string, schema: string): Promise<number> {
    const response = await this.fetch(`/subjects/${encodeURIComponent(subject)}`, JSON.stringify({ schema, schemaType: 'AVRO' }));
    if (!response.ok) throw new RegistryUnavailable(`Expected ${subject} to be registered, got HTTP ${response.status}`);
    const { id } = (await response.json()) as { id: number };
    return id;
  }

  private async ask(id: number): Promise<string | undefined> {
    const response = await this.fetch(`/schemas/ids/${id}`);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new RegistryUnavailable(`Expected schema ${id}, got HTTP ${response.status}`);
    return ((await response.json()) as { schema: string }).schema;
  }

  private async fetch(path: string, body?: string): Promise<Response> {
    const { url, username, password } = this.options;
    const authorization: Record<string, string> =
      username === undefined ? {} : { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
    try {
      return await fetch(`${url}/apis/ccompat/v7${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: MEDIA_TYPE, 'content-type': MEDIA_TYPE, ...authorization },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new RegistryUnavailable(
        `Expected an answer of the schema registry, got none: ${error instanceof Error ? error.message : 'failed'}`,
        { cause: error },
      );
    }
  }
}
