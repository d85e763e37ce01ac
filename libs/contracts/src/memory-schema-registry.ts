import { RegistryUnavailable } from './contract-error.js';
import type { SchemaLookup } from './schema-registry.js';
import { schemasToRegister } from './schemas-to-register.js';

/**
 * A registry in memory that holds this repository's schemas, for tests and tools that need no
 * network. It serves a schema with its members in another order than registered, as Apicurio does.
 */
export class MemorySchemaRegistry implements SchemaLookup {
  private readonly schemas: { subject: string; schema: string }[];

  constructor() {
    this.schemas = schemasToRegister().map(({ subject, schema }) => ({ subject, schema }));
  }

  async byId(id: number): Promise<string | undefined> {
    const schema = this.schemas[id - 1]?.schema;
    return schema && inAnotherOrder(schema);
  }

  async idOf(subject: string, schema: string): Promise<number> {
    const at = this.schemas.findIndex(
      (candidate) => candidate.subject === subject && candidate.schema === schema,
    );
    if (at === -1)
      throw new RegistryUnavailable(
        `Expected ${subject} to be registered, got a schema that is not`,
      );
    return at + 1;
  }

  /** @returns the id */
  add(subject: string, schema: string): number {
    return this.schemas.push({ subject, schema });
  }
}

function inAnotherOrder(schema: string): string {
  const parsed = JSON.parse(schema) as unknown;
  if (Array.isArray(parsed) || typeof parsed !== 'object' || parsed === null) return schema;
  return JSON.stringify(Object.fromEntries(Object.entries(parsed).reverse()));
}
