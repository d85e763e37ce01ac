import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { expectedWords } from './expected-words.js';
import { SettingsError } from './settings-error.js';

/** Where a service listens. */
const http = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  /**
   * the proxies before it, as addresses or networks: what they say of a caller's address is
   * believed, and what anybody else says of it is not
   */
  proxies: z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])).optional(),
});
const account = z.strictObject({ username: z.string().min(1), password: z.string().min(1) });
/** the bearer token for /metrics; without one nobody may read them */
const metricsToken = z.string().min(16).optional();
const logLevel = z.enum(['debug', 'info', 'warn', 'error']);
const registry = z.strictObject({
  url: z.url(),
  username: z.string().optional(),
  password: z.string().optional(),
});
/**
 * The addresses that webhooks may call. Use `private` only where all receivers are known to be
 * inside: a client that registers a webhook could otherwise reach into the network.
 */
const reach = z.enum(['public', 'loopback', 'private']).default('public');
const broker = { brokers: z.array(z.string().min(1)).min(1), caFile: z.string().min(1) };

/** The limits of one caller of an agency's service. Other agencies live in the same process. */
const agencyLimits = z
  .strictObject({
    /** requests of one client, or of one human at the console; averaged over ten seconds */
    requestsPerSecond: z.number().positive().default(500),
    /** requests of one address without a valid token */
    unverifiedPerSecond: z.number().positive().default(50),
    /** open streams of one client */
    streamsPerClient: z.int().min(1).default(8),
    /** open streams of the whole agency */
    streams: z.int().min(1).default(64),
  })
  .prefault({});

/**
 * How much the officers of an agency may open. Attempts count, whether a seal opened or not; what
 * programs open of themselves does not.
 */
const openingLimits = z
  .strictObject({
    windowHours: z.int().min(1).max(168).default(24),
    /** openings of one officer within the window, and of all officers together */
    perOfficer: z.int().min(1).default(200),
    perAgency: z.int().min(1).default(2_000),
    /** this share of a limit within so many minutes is bulk, and raises an alarm */
    bulkShare: z.number().positive().max(1).default(0.5),
    bulkMinutes: z.int().min(1).max(60).default(10),
    /** beyond a limit: within how long a second person must confirm, for how long, and how many */
    breakGlass: z
      .strictObject({
        confirmWithinHours: z.int().min(1).max(48).default(4),
        lastsHours: z.int().min(1).max(48).default(4),
        openings: z.int().min(1).default(200),
      })
      .prefault({}),
  })
  .prefault({});

/** The limits of openings where the settings say nothing. */
export const defaultOpeningLimits = (): OpeningLimitSettings => openingLimits.parse({});
export type OpeningLimitSettings = z.infer<typeof openingLimits>;

/** The exchange whose records count, and whose word about its directory counts. */
const exchange = z
  .strictObject({
    id: z.string().min(1).max(100),
    /** fingerprint of the terms with which the directory begins, SHA-256 in hexadecimal digits */
    directoryRoot: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    /**
     * raw Ed25519 public key of the coordinator, base64url: it signed the directory before the
     * directory had terms. An exchange that began with terms has none
     */
    directoryKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/)
      .optional(),
  })
  .refine(({ directoryRoot, directoryKey }) => directoryRoot ?? directoryKey, {
    error: 'Expected directoryRoot, or directoryKey of an exchange from before, got neither',
  });

/** What the coordinator needs beside, to begin and to change the directory. */
const directoryKeeping = z.strictObject({
  /** the file with the terms with which the directory begins */
  termsFile: z.string().min(1),
  /** approvers whose keys lie on this machine: for demonstrations and tests only */
  hands: z
    .array(
      z.strictObject({
        agency: z.string().min(1),
        file: z.string().min(1),
        passphraseFile: z.string().min(1),
      }),
    )
    .default([]),
});

/**
 * The lane in which a deployment works where a request says none: LIVE, or the id of an exercise.
 */
const lane = z.union([z.literal('LIVE'), z.uuid().toLowerCase()]).default('LIVE');

/** Bytes of a file of an entity, at most. */
const mostFileBytes = z
  .int()
  .min(1_024)
  .max(64 * 1_024 * 1_024)
  .default(10 * 1_024 * 1_024);

/** The files of entities. */
const attachmentLimits = z
  .strictObject({
    mostBytes: mostFileBytes,
    /** files that were uploaded and that no entity names yet */
    mostUnused: z.int().min(1).default(200),
  })
  .prefault({});

/** The limits of files where the settings say nothing. */
export const defaultAttachmentLimits = (): z.infer<typeof attachmentLimits> =>
  attachmentLimits.parse({});

/** How keys live and die. */
const keyRules = z.strictObject({
  /** how long a destruction that two officers signed off can be undone */
  destroyAfterMs: z.int().min(60_000).default(86_400_000),
  /** the age at which a key of the keystore is reported as old */
  oldAfterDays: z.int().min(1).default(365),
});

const agencySettings = z.strictObject({
  agency: z.string().min(1),
  exchange,
  lane,
  http,
  issuer: z.url(),
  kafka: z.strictObject({ ...broker, relay: account, replica: account }),
  registry,
  database: z.strictObject({
    url: z.string().startsWith('postgres'),
    poolSize: z.int().min(2).max(200),
  }),
  keystore: z.strictObject({ file: z.string().min(1), passphraseFile: z.string().min(1) }),
  profilesDir: z.string().min(1),
  publicKeysDir: z.string().min(1),
  directory: directoryKeeping.optional(),
  boundariesFile: z.string().min(1),
  webhooks: z.strictObject({
    reach,
    firstRetryMs: z.int().min(10),
    mostFailures: z.int().min(1),
    /** how long a client's right to its webhooks lasts after a token of the client was last seen */
    rightHoldsMs: z
      .int()
      .min(1_000)
      .default(7 * 86_400_000),
  }),
  limits: agencyLimits,
  openings: openingLimits,
  attachments: attachmentLimits,
  /** the address of each agency's API, by code: files of its entities are asked for there */
  agencyUrls: z.record(z.string(), z.url()).default({}),
  keys: keyRules.optional(),
  metricsToken,
  logLevel,
});

const person = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  agency: z.string().min(1),
  roles: z.array(z.string().min(1)),
});

const identitySettings = z.strictObject({
  http,
  issuer: z.url(),
  stateDir: z.string().min(1),
  clients: z.array(
    z.strictObject({
      clientId: z.string().min(1),
      clientSecret: z.string().min(1),
      kind: z.enum(['agency-system', 'console', 'desk']),
      agency: z.string().min(1).optional(),
      scopes: z.array(z.string().min(1)),
      redirectUris: z.array(z.url()).optional(),
    }),
  ),
  /** who may log in to the console */
  operators: z.array(person),
  /** who may log in to the desk; ids are unique over both lists */
  officers: z.array(person).default([]),
  logLevel,
});

/** What every server of pages needs, at which people log in. */
const pageServer = {
  /** the lane that is shown first */
  lane,
  http,
  publicUrl: z.url(),
  webDir: z.string().min(1),
  issuer: z.url(),
  client: z.strictObject({ id: z.string().min(1), secret: z.string().min(1) }),
  sessionSecret: z.string().min(16),
  databaseUrl: z.string().startsWith('postgres'),
  /**
   * the address of each agency's API, by code. Payloads come only from there, in the person's own
   * role
   */
  agencyUrls: z.record(z.string(), z.url()),
  boundariesFile: z.string().min(1),
  profilesDir: z.string().min(1),
  metricsToken,
  logLevel,
};

const deskSettings = z.strictObject({ ...pageServer, mostFileBytes });

const consoleSettings = z.strictObject({
  ...pageServer,
  exchange,
  /** whether masked messages may be exported as a file */
  exportAllowed: z.boolean(),
  alerts: z.strictObject({ reach }),
  kafka: z.strictObject({ ...broker, operator: account }),
  registry,
});

/** Databases that a migration step migrates as their owners. No service has this file. */
const migrationSettings = z.strictObject({
  databases: z
    .array(
      z.strictObject({
        ownerUrl: z.string().startsWith('postgres'),
        serviceRole: z.string().min(1),
        /** where to say that the participant's number may come in force, for the coordinator */
        numberReadyFile: z.string().min(1).optional(),
      }),
    )
    .min(1),
});

const agencySystem = z.strictObject({
  code: z.string().min(1),
  apiUrl: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});

const detectionSettings = z.strictObject({
  http,
  issuer: z.url(),
  /** the participant whose replica it reads and in whose name it publishes */
  agency: agencySystem,
  databaseUrl: z.string().startsWith('postgres'),
  profilesDir: z.string().min(1),
  competentAgency: z.string().min(1),
  settleMs: z.int().min(0),
  metricsToken,
  logLevel,
});

const simulatorSettings = z.strictObject({
  http: http.optional(),
  issuer: z.url(),
  seed: z.int(),
  ratePerSecond: z.number().positive(),
  totalEvents: z.int().min(1).nullable(),
  rhythm: z.enum(['steady', 'day']),
  /** the share of the time that people need for an answer: 1 = minutes, 0 = none */
  answerPace: z.number().min(0).max(10).default(1),
  /** the exercise in which it plays */
  exerciseId: z.uuid().toLowerCase(),
  profilesDir: z.string().min(1),
  boundariesFile: z.string().min(1),
  progressFile: z.string().min(1),
  /** the agencies that it plays; the others have systems of their own */
  agencies: z.array(agencySystem).min(1),
  logLevel,
});

/** The settings of one agency's service. Files are absolute paths. */
export type AgencySettings = z.infer<typeof agencySettings>;
export type IdentitySettings = z.infer<typeof identitySettings>;
export type ConsoleSettings = z.infer<typeof consoleSettings>;
export type DeskSettings = z.infer<typeof deskSettings>;
export type DetectionSettings = z.infer<typeof detectionSettings>;
export type MigrationSettings = z.infer<typeof migrationSettings>;
export type SimulatorSettings = z.infer<typeof simulatorSettings>;

/** Reads a JSON settings file. @throws SettingsError with file and field */
export const readAgencySettings = (file: string): AgencySettings => read(file, agencySettings);
export const readIdentitySettings = (file: string): IdentitySettings =>
  read(file, identitySettings);
export const readConsoleSettings = (file: string): ConsoleSettings => read(file, consoleSettings);
export const readDeskSettings = (file: string): DeskSettings => read(file, deskSettings);
export const readDetectionSettings = (file: string): DetectionSettings =>
  read(file, detectionSettings);
export const readMigrationSettings = (file: string): MigrationSettings =>
  read(file, migrationSettings);
export const readSimulatorSettings = (file: string): SimulatorSettings =>
  read(file, simulatorSettings);

function read<T extends z.ZodType>(file: string, schema: T): z.infer<T> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SettingsError(
      file,
      '',
      `Expected a readable JSON file, got: ${error instanceof Error ? error.message : 'none'}`,
    );
  }
  const parsed = schema.safeParse(content, { error: expectedWords });
  if (parsed.success) return parsed.data;
  // The values include secrets, so the error names only types.
  const issue = parsed.error.issues[0]!;
  throw new SettingsError(file, issue.path.join('.'), issue.message);
}
