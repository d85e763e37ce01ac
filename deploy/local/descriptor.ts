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
  issuer: string;
  registryUrl: string;
  /** the deployment's own: everybody else reads */
  registryAccount: Account;
  profilesDir: string;
  /** what scrapers bear */
  metricsToken: string;
  kafka: { brokers: string[]; caFile: string; dataDir: string; admin: Account; operator: Account };
  postgres: { host: string; port: number; superuserUrl: string; dataDir: string };
  operators: { id: string; name: string; agency: string; roles: string[] }[];
  consoleDatabaseUrl: string;
  agencies: AgencyDescriptor[];
  /** early detection, and the participant in whose name it reads and speaks */
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
  /** the client that looks after its copy; null where its profile gives it none */
  maintenance: { id: string; secret: string } | null;
  relay: Account;
  replica: Account;
  kafkaClient: Account;
  keystoreFile: string;
  passphraseFile: string;
  settingsFile: string;
  /** the part that hosts it */
  process: string;
}
