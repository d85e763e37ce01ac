import { RegistryUnavailable } from './contract-error.js';
import type { SchemaLookup } from './schema-registry.js';
import { schemasToRegister } from './schemas-to-register.js';

/**
 * A registry in memory that holds this repository's schemas, for tests and tools that need no
 * network.
 */
export class MemorySchemaRegistry implements SchemaLookup {
  private readonly schemas: { subject: string; schema: string }[];

  constructor() {
    this.schemas = schemasToRegister().map(({ subject, schema }) => ({ subject, schema }));
  }

  async byId(id: number): Promise<string | undefined> {
    return this.schemas[id - 1]?.schema;
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
