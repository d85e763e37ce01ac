/**
 * What `<state>/platform.json` says of a running platform; readable by its owner alone, since it
 * holds every credential.
 */
export interface PlatformDescriptor {
  mode: 'hosted' | 'isolated';
  stateDir: string;
  logsDir: string;
  javaHome: string;
  javaClientDir: string;
  consoleUrl: string;
  deskUrl: string;
  issuer: string;
  registryUrl: string;
  /** the deployment's own account: all others only read */
  registryAccount: Account;
  profilesDir: string;
  /** the token that scrapers send */
  metricsToken: string;
  kafka: { brokers: string[]; caFile: string; dataDir: string; admin: Account; operator: Account };
  postgres: { host: string; port: number; superuserUrl: string; dataDir: string };
  operators: { id: string; name: string; agency: string; roles: string[] }[];
  /** who may log in to the desk */
  officers: { id: string; name: string; agency: string; roles: string[] }[];
  consoleDatabaseUrl: string;
  deskDatabaseUrl: string;
  agencies: AgencyDescriptor[];
  /** early detection, and the participant in whose name it reads and publishes */
  detection: { url: string; databaseUrl: string; agency: AgencyDescriptor };
  simulatorProgressFile: string | null;
  parts: { name: string; pid: number }[];
}

export interface Account {
  username: string;
  password: string;
}

export interface AgencyDescriptor {
  code: string;
  apiUrl: string;
  databaseUrl: string;
  client: { id: string; secret: string };
  /** the client that operates its copy; null where its profile has none */
  maintenance: { id: string; secret: string } | null;
  relay: Account;
  replica: Account;
  kafkaClient: Account;
  keystoreFile: string;
  passphraseFile: string;
  settingsFile: string;
  /** the part that hosts the agency */
  process: string;
}
