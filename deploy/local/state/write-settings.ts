import { join } from 'node:path';
import { agencyScopes, systemScopes, WEBHOOK_SCOPE } from '@sinergi/contracts';
import {
  type AgencyProfile,
  type AgencySettings,
  type ConsoleSettings,
  coordinatorOf,
  type DeskSettings,
  type DetectionSettings,
  defaultAttachmentLimits,
  defaultOpeningLimits,
  type IdentitySettings,
  type SimulatorSettings,
} from '@sinergi/settings';
import type { KafkaPart } from '../parts/kafka.js';
import type { Postgres } from '../parts/postgres.js';
import { ROOT } from './here.js';
import { exchangeOf, handsOf, keystoreFiles, termsFile } from './keystores.js';
import { OPERATORS, officersOf } from './people.js';
import type { PortPlan } from './port-plan.js';
import type { Secrets } from './secrets.js';
import type { StateFolder } from './state-folder.js';
import { writePrivateFile, writePrivateJson } from './write-private-file.js';

const BOUNDARIES = join(ROOT, 'deploy/data/kecamatan-jakarta-pusat.geojson');

/** The settings of the simulator. */
export type SimulatorPlay = Pick<
  SimulatorSettings,
  'ratePerSecond' | 'seed' | 'totalEvents' | 'rhythm'
> & {
  /** 0 by default: no time for answers */
  answerPace?: number;
  /** codes of agencies with systems of their own: nothing is published or answered in their name */
  without?: readonly string[];
};

export interface SettingsWriter {
  state: StateFolder;
  secrets: Secrets;
  ports: PortPlan;
  profiles: AgencyProfile[];
  profilesDir: string;
  postgres: Postgres;
  kafka: KafkaPart;
  caFile: string;
  registryUrl: string;
  /** the account with which the console asks the registry */
  registryConsole: { username: string; password: string };
  logLevel: AgencySettings['logLevel'];
  /** how long a confirmed destruction of a key can be undone */
  destroyAfterMs?: number | undefined;
  /** the exercise in which the simulator plays */
  exerciseId: string;
  worksIn: 'LIVE' | 'EXERCISE';
}

export const roleOf = (code: string): string => `sinergi_${code.replaceAll('-', '_')}`;
export const settingsFile = (state: StateFolder, name: string): string =>
  state.path('settings', `${name}.json`);

/** Writes the settings file of every service. */
export function writeSettings(
  writer: SettingsWriter,
  codes: string[],
  simulator: SimulatorPlay | null,
): void {
  const { state } = writer;
  state.privateFolder('settings');
  for (const code of codes)
    writePrivateJson(settingsFile(state, code), agencySettings(writer, code));
  writePrivateJson(settingsFile(state, 'identity'), identitySettings(writer, codes));
  writePrivateJson(settingsFile(state, 'console'), consoleSettings(writer, codes));
  writePrivateJson(settingsFile(state, 'desk'), deskSettings(writer, codes));
  writePrivateJson(settingsFile(state, 'detection'), detectionSettings(writer));
  if (simulator)
    writePrivateJson(settingsFile(state, 'simulator'), simulatorSettings(writer, simulator));
  writer.secrets.save();
  writePrivateFile(state.path(METRICS_TOKEN_FILE), metricsTokenOf(writer.secrets));
}

/** The token of scrapers, one for all parts of this platform; Prometheus reads it from a file. */
export const metricsTokenOf = (secrets: Secrets): string => secrets.of('metrics');
export const METRICS_TOKEN_FILE = 'metrics.token';

/** The lane in which the deployment works. */
const laneOf = ({ worksIn, exerciseId }: SettingsWriter): string =>
  worksIn === 'LIVE' ? 'LIVE' : exerciseId;

export const issuerOf = (ports: PortPlan): string => `http://127.0.0.1:${ports.identity}`;
export const agencyUrlOf = (ports: PortPlan, code: string): string =>
  `http://127.0.0.1:${ports.agencies[code]}`;
/** The participant in whose name early detection reads and publishes. */
export const DETECTION_AGENCY = 'deteksi';
export const DETECTION_ROLE = 'sinergi_detection';
export const CONSOLE_ROLE = 'sinergi_console';
export const DESK_ROLE = 'sinergi_desk';
export const detectionUrlOf = (ports: PortPlan): string => `http://127.0.0.1:${ports.detection}`;
export const consoleUrlOf = (ports: PortPlan): string => `http://127.0.0.1:${ports.console}`;
export const deskUrlOf = (ports: PortPlan): string => `http://127.0.0.1:${ports.desk}`;
const address = (port: number) => ({ host: '127.0.0.1', port });

function agencySettings(writer: SettingsWriter, code: string): AgencySettings {
  const { state, secrets, ports, postgres, kafka, caFile, registryUrl, profilesDir, logLevel } =
    writer;
  const { profiles } = writer;
  const account = (role: string) => ({
    username: `${code}.${role}`,
    password: kafka.passwordOf(`${code}.${role}`),
  });
  return {
    agency: code,
    exchange: exchangeOf(state),
    lane: laneOf(writer),
    http: address(ports.agencies[code]!),
    issuer: issuerOf(ports),
    kafka: {
      brokers: kafka.agencyBrokers,
      caFile,
      relay: account('relay'),
      replica: account('replica'),
    },
    registry: { url: registryUrl },
    database: { url: postgres.agencyUrlOf(roleOf(code)), poolSize: 8 },
    keystore: keystoreFiles(state, code),
    profilesDir,
    publicKeysDir: state.path('public-keys'),
    ...(writer.destroyAfterMs === undefined
      ? {}
      : { keys: { destroyAfterMs: writer.destroyAfterMs, oldAfterDays: 365 } }),
    ...(code === coordinatorOf(profiles).code
      ? { directory: { termsFile: termsFile(state), hands: handsOf(state, profiles) } }
      : {}),
    boundariesFile: BOUNDARIES,
    limits: { requestsPerSecond: 500, unverifiedPerSecond: 50, streamsPerClient: 8, streams: 64 },
    openings: defaultOpeningLimits(),
    attachments: defaultAttachmentLimits(),
    agencyUrls: Object.fromEntries(
      Object.keys(ports.agencies).map((one) => [one, agencyUrlOf(ports, one)]),
    ),
    // All parts are on the loopback, receivers of webhooks included.
    webhooks: {
      reach: 'loopback',
      firstRetryMs: 500,
      mostFailures: 12,
      rightHoldsMs: 7 * 86_400_000,
    },
    metricsToken: metricsTokenOf(secrets),
    logLevel,
  };
}

function identitySettings(
  { state, secrets, ports, profiles, logLevel }: SettingsWriter,
  codes: string[],
): IdentitySettings {
  return {
    http: address(ports.identity),
    issuer: issuerOf(ports),
    stateDir: state.privateFolder('identity'),
    clients: [
      ...profiles
        .filter(({ code }) => codes.includes(code))
        .flatMap((profile) => [
          {
            clientId: `${profile.code}.system`,
            clientSecret: secrets.of(`client/${profile.code}`),
            kind: 'agency-system' as const,
            agency: profile.code,
            scopes: systemScopes(profile),
          },
          ...maintenanceClientOf(secrets, profile),
        ]),
      {
        clientId: 'console',
        clientSecret: secrets.of('client/console'),
        kind: 'console',
        scopes: [
          'openid',
          'profile',
          ...agencyScopes().filter((scope) => !scope.endsWith(':write') && scope !== WEBHOOK_SCOPE),
        ],
        redirectUris: [`${consoleUrlOf(ports)}/login/callback`],
      },
      {
        clientId: 'desk',
        clientSecret: secrets.of('client/desk'),
        kind: 'desk',
        scopes: ['openid', 'profile', ...agencyScopes().filter((scope) => scope.includes(':'))],
        redirectUris: [`${deskUrlOf(ports)}/login/callback`],
      },
    ],
    operators: OPERATORS,
    officers: officersOf(profiles),
    logLevel,
  };
}

/** A client of its own: what reads and says what flows cannot repair, and the other way round. */
function maintenanceClientOf(
  secrets: Secrets,
  { code, maintenance }: AgencyProfile,
): IdentitySettings['clients'] {
  if (maintenance.length === 0) return [];
  const { id: clientId, secret: clientSecret } = maintenanceClient(secrets, code);
  return [{ clientId, clientSecret, kind: 'agency-system', agency: code, scopes: maintenance }];
}

export const maintenanceClient = (secrets: Secrets, code: string) => ({
  id: `${code}.maintenance`,
  secret: secrets.of(`client/${code}.maintenance`),
});

/** The settings that the servers of pages have in common. */
function pageServer(
  writer: SettingsWriter,
  {
    name,
    role,
    url,
    codes,
  }: { name: 'console' | 'desk'; role: string; url: string; codes: string[] },
): Omit<DeskSettings, 'mostFileBytes'> {
  const { secrets, ports, postgres, profilesDir, logLevel } = writer;
  return {
    http: address(ports[name]),
    publicUrl: url,
    webDir: join(ROOT, `dist/apps/${name}/web`),
    issuer: issuerOf(ports),
    client: { id: name, secret: secrets.of(`client/${name}`) },
    sessionSecret: secrets.of(`${name}/session`),
    databaseUrl: postgres.urlOf(role),
    lane: laneOf(writer),
    agencyUrls: Object.fromEntries(codes.map((code) => [code, agencyUrlOf(ports, code)])),
    boundariesFile: BOUNDARIES,
    profilesDir,
    metricsToken: metricsTokenOf(secrets),
    logLevel,
  };
}

/** The desk is for agencies' officers: services have none. */
function deskSettings(writer: SettingsWriter, codes: string[]): DeskSettings {
  const { ports, profiles } = writer;
  const agencies = profiles.filter(({ kind }) => kind === 'AGENCY').map(({ code }) => code);
  return {
    ...pageServer(writer, {
      ...{ name: 'desk', role: DESK_ROLE, url: deskUrlOf(ports) },
      codes: codes.filter((code) => agencies.includes(code)),
    }),
    mostFileBytes: defaultAttachmentLimits().mostBytes,
  };
}

function consoleSettings(writer: SettingsWriter, codes: string[]): ConsoleSettings {
  const { ports, kafka, caFile, registryUrl } = writer;
  return {
    ...pageServer(writer, {
      ...{ name: 'console', role: CONSOLE_ROLE, url: consoleUrlOf(ports) },
      codes,
    }),
    exchange: exchangeOf(writer.state),
    exportAllowed: true,
    alerts: { reach: 'loopback' },
    kafka: {
      brokers: kafka.brokers,
      caFile,
      operator: { username: 'operator', password: kafka.passwordOf('operator') },
    },
    registry: { url: registryUrl, ...writer.registryConsole },
  };
}

export function agencySystem(
  { secrets, ports }: Pick<SettingsWriter, 'secrets' | 'ports'>,
  code: string,
) {
  return {
    code,
    apiUrl: agencyUrlOf(ports, code),
    clientId: `${code}.system`,
    clientSecret: secrets.of(`client/${code}`),
  };
}

function detectionSettings(writer: SettingsWriter): DetectionSettings {
  const { ports, postgres, profiles, profilesDir, logLevel, secrets } = writer;
  return {
    http: address(ports.detection),
    issuer: issuerOf(ports),
    agency: agencySystem(writer, DETECTION_AGENCY),
    databaseUrl: postgres.urlOf(DETECTION_ROLE),
    profilesDir,
    // Immigration acts on overstays: it is the identity authority of this exchange.
    competentAgency: profiles.find(({ identityAuthority }) => identityAuthority)!.code,
    settleMs: 2_000,
    metricsToken: metricsTokenOf(secrets),
    logLevel,
  };
}

function simulatorSettings(
  writer: SettingsWriter,
  { without = [], answerPace = 0, ...play }: SimulatorPlay,
): SimulatorSettings {
  const { state, ports, profiles, profilesDir, logLevel } = writer;
  return {
    issuer: issuerOf(ports),
    ...play,
    answerPace,
    exerciseId: writer.exerciseId,
    profilesDir,
    boundariesFile: BOUNDARIES,
    progressFile: state.path('simulator', 'progress.json'),
    agencies: profiles
      .filter(({ kind, code }) => kind === 'AGENCY' && !without.includes(code))
      .map(({ code }) => agencySystem(writer, code)),
    logLevel,
  };
}
