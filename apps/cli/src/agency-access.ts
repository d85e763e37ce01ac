import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error.js';
import type { ImportOrder } from './read-arguments.js';
import { stateFolder } from './state-folder.js';

/** The address of an agency's API, and the client to call it as. */
export interface AgencyAccess {
  code: string;
  apiUrl: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

interface Descriptor {
  issuer: string;
  agencies: DescribedAgency[];
  detection: { url: string; agency: Omit<DescribedAgency, 'apiUrl'> };
}

interface DescribedAgency {
  code: string;
  apiUrl: string;
  client: { id: string; secret: string };
  maintenance?: { id: string; secret: string } | null;
}

/** @throws CliError */
export function agencyAccess(
  { agency, remote }: Pick<ImportOrder, 'agency' | 'remote'>,
  env: NodeJS.ProcessEnv,
): AgencyAccess {
  if (!remote) return localAccess(agency, stateFolder(env));
  const clientSecret = env['SINERGI_CLIENT_SECRET'];
  if (!clientSecret)
    throw new CliError(
      `Expected the secret of ${remote.clientId} in SINERGI_CLIENT_SECRET, got nothing.`,
    );
  return { code: agency, ...remote, clientSecret };
}

/** The codes of the agencies of the platform on this machine. @throws CliError */
export const localAgencies = (env: NodeJS.ProcessEnv): string[] =>
  localPlatform(stateFolder(env)).agencies.map(({ code }) => code);

/**
 * The access of the client that operates an agency's copy, on this machine.
 *
 * @throws CliError
 */
export function localMaintenance(code: string, env: NodeJS.ProcessEnv): AgencyAccess {
  const access = localAccess(code, stateFolder(env));
  const { agencies } = localPlatform(stateFolder(env));
  return operating(access, agencies.find((candidate) => candidate.code === code)?.maintenance);
}

/**
 * The access to early detection on this machine: of the client that operates its copy.
 *
 * @throws CliError
 */
export function localDetection(env: NodeJS.ProcessEnv): AgencyAccess {
  const { issuer, detection } = localPlatform(stateFolder(env));
  const { code, maintenance } = detection.agency;
  return operating({ code, apiUrl: detection.url, issuer }, maintenance);
}

function operating(
  access: Pick<AgencyAccess, 'code' | 'apiUrl' | 'issuer'>,
  client: DescribedAgency['maintenance'],
): AgencyAccess {
  if (!client)
    throw new CliError(
      `Expected an agency with a client for operation, got ${access.code} without one.`,
    );
  return { ...access, clientId: client.id, clientSecret: client.secret };
}

function localAccess(code: string, stateDir: string): AgencyAccess {
  const { issuer, agencies } = localPlatform(stateDir);
  const found = agencies.find((candidate) => candidate.code === code);
  if (!found)
    throw new CliError(
      `Expected an agency of ${agencies.map((agency) => agency.code).join(', ')}, got ${code}.`,
    );
  return {
    code,
    apiUrl: found.apiUrl,
    issuer,
    clientId: found.client.id,
    clientSecret: found.client.secret,
  };
}

function localPlatform(stateDir: string): Descriptor {
  const file = join(stateDir, 'platform.json');
  if (!existsSync(file))
    throw new CliError(
      `Sinergi is not running (no ${file}); start it with npm start, or name another with --api.`,
    );
  return JSON.parse(readFileSync(file, 'utf8')) as Descriptor;
}
