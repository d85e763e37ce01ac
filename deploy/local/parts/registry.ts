import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemasToRegister } from '@sinergi/contracts';
import type { StateFolder } from '../state/state-folder.js';
import { writePrivateFile } from '../state/write-private-file.js';
import { baseEnvironment } from '../supervise/base-environment.js';
import type { PartDefinition } from '../supervise/part-definition.js';
import { PlatformError } from '../supervise/platform-error.js';
import type { Postgres } from './postgres.js';

export const REGISTRY_ROLE = 'sinergi_registry';
const JSON_TYPE = { 'content-type': 'application/vnd.schemaregistry.v1+json' };

export interface RegistryOptions {
  state: StateFolder;
  postgres: Postgres;
  javaHome: string;
  registryDir: string;
  port: number;
  managementPort: number;
}

/** Apicurio Registry on Postgres: writable only while the deployment registers schemas, read-only for everybody else. */
export class RegistryPart {
  private readonly stampFile: string;
  private writable = false;

  constructor(private readonly options: RegistryOptions) {
    this.stampFile = options.state.path('registry', 'registered');
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  /** Whether this state folder's registry holds all schemas of this version already. */
  get isComplete(): boolean {
    return existsSync(this.stampFile) && readFileSync(this.stampFile, 'utf8') === stamp();
  }

  /** @param writable how the next start serves */
  part(): PartDefinition {
    const { javaHome, registryDir, state } = this.options;
    return {
      name: 'registry',
      title: 'Schema registry',
      command: () => ({
        file: join(javaHome, 'bin/java'),
        args: [
          '-Xmx192m',
          '-XX:+UseSerialGC',
          '-XX:TieredStopAtLevel=1',
          '-jar',
          join(registryDir, 'quarkus-run.jar'),
        ],
        env: baseEnvironment(this.settings()),
        cwd: state.privateFolder('registry'),
      }),
      probe: async () => {
        const response = await fetch(`${this.url}/apis/ccompat/v7/subjects`, {
          signal: AbortSignal.timeout(2_000),
        });
        if (!response.ok) throw new Error(`it answers HTTP ${response.status}`);
      },
      readyWithinMs: 90_000,
      stopRank: 35,
      stopSignal: 'SIGTERM',
      stopWithinMs: 10_000,
    };
  }

  setWritable(writable: boolean): void {
    this.writable = writable;
  }

  /** Registers every version of every schema, oldest first. @returns how many @throws {PlatformError} when the registry refuses one */
  async register(): Promise<number> {
    const schemas = schemasToRegister();
    const subjects = [...new Set(schemas.map(({ subject }) => subject))];
    for (const { subject, schema } of schemas) {
      await this.put(
        'POST',
        `/subjects/${encodeURIComponent(subject)}/versions`,
        { schema, schemaType: 'AVRO' },
        `the schema ${subject}`,
      );
    }
    for (const subject of subjects) {
      await this.put(
        'PUT',
        `/config/${encodeURIComponent(subject)}`,
        { compatibility: 'BACKWARD_TRANSITIVE' },
        `the compatibility of ${subject}`,
      );
    }
    writePrivateFile(this.stampFile, stamp());
    return schemas.length;
  }

  private async put(method: string, path: string, body: object, what: string): Promise<void> {
    const response = await fetch(`${this.url}/apis/ccompat/v7${path}`, {
      method,
      headers: JSON_TYPE,
      body: JSON.stringify(body),
      // Its first answers are a cold machine's.
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok) return;
    throw new PlatformError(
      'TOOL_FAILED',
      `The schema registry refused ${what}: HTTP ${response.status} ${(await response.text()).slice(0, 200)}.`,
    );
  }

  private settings(): Record<string, string> {
    const { postgres, port, managementPort } = this.options;
    const { username, password, pathname, host } = new URL(postgres.urlOf(REGISTRY_ROLE));
    return {
      APICURIO_STORAGE_KIND: 'sql',
      APICURIO_STORAGE_SQL_KIND: 'postgresql',
      APICURIO_DATASOURCE_URL: `jdbc:postgresql://${host}${pathname}`,
      APICURIO_DATASOURCE_USERNAME: username,
      APICURIO_DATASOURCE_PASSWORD: password,
      APICURIO_DATASOURCE_JDBC_INITIAL_SIZE: '2',
      APICURIO_DATASOURCE_JDBC_MIN_SIZE: '2',
      APICURIO_DATASOURCE_JDBC_MAX_SIZE: '5',
      APICURIO_STORAGE_READ_ONLY_ENABLED: String(!this.writable),
      QUARKUS_HTTP_HOST: '127.0.0.1',
      QUARKUS_HTTP_PORT: String(port),
      QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
      QUARKUS_MANAGEMENT_PORT: String(managementPort),
      QUARKUS_LOG_LEVEL: 'WARN',
    };
  }
}

function stamp(): string {
  return createHash('sha256').update(JSON.stringify(schemasToRegister())).digest('hex');
}
