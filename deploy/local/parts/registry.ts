import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { schemasToRegister } from '@sinergi/contracts';
import type { Secrets } from '../state/secrets.js';
import type { StateFolder } from '../state/state-folder.js';
import { writePrivateFile } from '../state/write-private-file.js';
import { baseEnvironment } from '../supervise/base-environment.js';
import type { PartDefinition } from '../supervise/part-definition.js';
import { PlatformError } from '../supervise/platform-error.js';
import type { Postgres } from './postgres.js';

export const REGISTRY_ROLE = 'sinergi_registry';
/** The account that alone may write and administer. */
const DEPLOY_USER = 'deploy';
/**
 * The console asks whether a candidate fits all versions, which is a writer's question to Apicurio.
 * It is known only while nothing can be written.
 */
const CONSOLE_USER = 'console';
const JSON_TYPE = { 'content-type': 'application/vnd.schemaregistry.v1+json' };

export interface RegistryOptions {
  state: StateFolder;
  secrets: Secrets;
  postgres: Postgres;
  javaHome: string;
  registryDir: string;
  port: number;
}

/**
 * Apicurio Registry on Postgres. Anybody on the wire may read schemas; everything else asks for
 * the deployment's credential, and even with it nothing is written once the schemas are registered.
 */
export class RegistryPart {
  private readonly stampFile: string;
  private writable = false;

  constructor(private readonly options: RegistryOptions) {
    this.stampFile = options.state.path('registry', 'registered');
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  /** The credential of the deployment, generated with the other secrets. */
  get account(): { username: string; password: string } {
    return { username: DEPLOY_USER, password: this.options.secrets.of('registry/deploy') };
  }

  /** The account with which the console sends its questions. */
  get consoleAccount(): { username: string; password: string } {
    return { username: CONSOLE_USER, password: this.options.secrets.of('registry/console') };
  }

  /** Returns whether this state folder's registry already holds all schemas of this version. */
  get isComplete(): boolean {
    return existsSync(this.stampFile) && readFileSync(this.stampFile, 'utf8') === stamp();
  }

  /** @param writable whether the next start accepts writes */
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
      needs: ['postgres'],
      readyWithinMs: 240_000,
      stopRank: 35,
      stopSignal: 'SIGTERM',
      stopWithinMs: 10_000,
    };
  }

  setWritable(writable: boolean): void {
    this.writable = writable;
  }

  /**
   * Takes back what was ever set at its admin doors, since what is stored there is stronger than
   * its settings: a read-only mode that somebody switched off would stay off over restarts.
   * @throws {PlatformError} when the registry refuses
   */
  async resetDynamicSettings(): Promise<void> {
    const path = '/apis/registry/v3/admin/config/properties';
    const properties = (await (
      await this.ask('GET', path, undefined, 'its dynamic settings')
    ).json()) as { name: string }[];
    for (const { name } of properties)
      await this.ask(
        'DELETE',
        `${path}/${encodeURIComponent(name)}`,
        undefined,
        `to reset ${name}`,
      );
  }

  /**
   * Registers every version of every schema, oldest first.
   * @returns how many
   * @throws {PlatformError} when the registry refuses one
   */
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
    await this.ask(method, `/apis/ccompat/v7${path}`, body, what);
  }

  private async ask(
    method: string,
    path: string,
    body: object | undefined,
    what: string,
  ): Promise<Response> {
    const { username, password } = this.account;
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body && JSON_TYPE), authorization: `Basic ${basic}` },
      body: body && JSON.stringify(body),
      // Its first answers may be slow on a cold machine.
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok) return response;
    throw new PlatformError(
      'TOOL_FAILED',
      `The schema registry refused ${what}: HTTP ${response.status} ` +
        `${(await response.text()).slice(0, 200)}.`,
    );
  }

  private settings(): Record<string, string> {
    const { postgres, port } = this.options;
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
      // Its own health and metrics: nobody reads them here, so nothing listens.
      QUARKUS_MANAGEMENT_HOST_ENABLED: 'false',
      QUARKUS_LOG_LEVEL: 'WARN',
      SMALLRYE_CONFIG_LOCATIONS: this.writeAccess(),
    };
  }

  /**
   * Who may do what, as a file that its owner alone reads. Two doors one behind the other: the
   * registry's own roles on each operation, and Quarkus's path policy before all admin paths.
   * Source: Apicurio Registry 3.3, configuration reference; Quarkus, HTTP authorization.
   *
   * @returns where it is, as a URL
   */
  private writeAccess(): string {
    const file = this.options.state.path('registry', 'access.properties');
    const lines = {
      'quarkus.http.auth.basic': 'true',
      'quarkus.security.users.embedded.plain-text': 'true',
      ...embeddedUser(this.account, 'sr-admin'),
      ...(this.writable ? {} : embeddedUser(this.consoleAccount, 'sr-developer')),
      'apicurio.auth.role-based-authorization': 'true',
      'apicurio.auth.anonymous-read-access.enabled': 'true',
      // Nothing is changed while it runs: its settings come from the deployment.
      'apicurio.config.dynamic.allow-all': String(this.writable),
      'quarkus.http.auth.permission.admin.paths':
        '/apis/registry/v2/admin/*,/apis/registry/v3/admin/*',
      'quarkus.http.auth.permission.admin.policy': 'deploy',
      'quarkus.http.auth.policy.deploy.roles-allowed': 'sr-admin',
    };
    const text = Object.entries(lines).map(([name, value]) => `${name}=${value}\n`);
    writePrivateFile(file, text.join(''));
    return pathToFileURL(file).href.replaceAll(',', '%2C');
  }
}

const embeddedUser = (
  { username, password }: { username: string; password: string },
  role: string,
): Record<string, string> => ({
  [`quarkus.security.users.embedded.users.${username}`]: password,
  [`quarkus.security.users.embedded.roles.${username}`]: role,
});

/** Another one asks for another registration: of other schemas, or under another protection. */
function stamp(): string {
  return createHash('sha256')
    .update(JSON.stringify({ schemas: schemasToRegister(), protection: 1 }))
    .digest('hex');
}
