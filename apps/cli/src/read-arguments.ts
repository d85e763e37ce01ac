import { basename } from 'node:path';
import { flows } from '@sinergi/contracts';
import { CliError } from './cli-error.js';
import { DIRECTORY_OPTIONS, type DirectoryOrder, directoryOrder } from './directory-order.js';
import { parseOptions } from './parse-options.js';
import type { RemoteAgency } from './remote-agency.js';
import { CALL } from './usage.js';

/** The checked arguments of `verify`. */
export interface VerifyOrder {
  command: 'verify';
  file: string;
  /** fingerprint of the terms with which the directory begins, 32 bytes */
  root: Buffer | null;
  /**
   * raw Ed25519 public key that signed the directory before it had terms, 32 bytes. Where both are
   * null, those of the platform on this machine count
   */
  directoryKey: Buffer | null;
}

/** A ledger's length and the hash that it had there, as somebody noted them before. */
export interface KnownHead {
  length: number;
  head: Buffer;
}

/** The checked arguments of `ledger verify`. */
export interface LedgerOrder {
  command: 'ledger';
  /** null for all agencies of the platform on this machine */
  agency: string | null;
  remote: ImportOrder['remote'];
  known: KnownHead | null;
}

/** The checked arguments of `import`. */
export interface ImportOrder {
  command: 'import';
  file: string;
  agency: string;
  /** null for the platform on this machine */
  remote: RemoteAgency | null;
  /** set where each line holds an entity's data only */
  flow: string | null;
  name: string;
  resume: string | null;
  isDryRun: boolean;
  errorsFile: string | null;
  giveUpMs: number;
}

const LONGEST_NAME = 120;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OPTIONS = {
  agency: { type: 'string' },
  at: { type: 'string' },
  api: { type: 'string' },
  issuer: { type: 'string' },
  client: { type: 'string' },
  flow: { type: 'string' },
  name: { type: 'string' },
  resume: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  errors: { type: 'string' },
  root: { type: 'string' },
  'directory-key': { type: 'string' },
  'give-up': { type: 'string', default: '300' },
  ...DIRECTORY_OPTIONS,
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export type Order = ImportOrder | VerifyOrder | LedgerOrder | DirectoryOrder;

const COMMANDS = ['import', 'verify', 'ledger', 'directory'] as const;
/** Commands whose arguments are read elsewhere. */
const OTHERS = ['keys', 'law', 'activate', 'rehearse'];

/** @throws CliError that says what was expected and what was typed */
export function readArguments(args: string[]): Order | 'help' {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help) return 'help';
  const [typed, file, ...more] = positionals;
  const command = COMMANDS.find((name) => name === typed);
  if (command === undefined)
    throw new CliError(
      `Expected the command ${[...COMMANDS, ...OTHERS].join(', ')}, got ${typed ?? 'none'}; ` +
        `see ${CALL} --help.`,
    );
  if (command === 'directory') return directoryOrder(values, positionals, remoteOf(values));
  if (command === 'ledger') return ledgerOrder(values, positionals);
  if (file === undefined) throw new CliError(`Expected a file to ${command}, got none.`);
  if (more.length > 0) throw new CliError(`Expected one file, got ${positionals.length - 1}.`);
  if (command === 'verify')
    return { command, file, root: rootOf(values), directoryKey: keyOf(values) };
  const isDryRun = values['dry-run'];
  if (isDryRun && values.resume !== undefined)
    throw new CliError('Expected --dry-run or --resume, got both.');
  if (values.resume !== undefined && !UUID.test(values.resume))
    throw new CliError(`Expected an import's id, got ${values.resume}.`);
  return {
    command,
    file,
    agency: values.agency ?? 'kec-menteng',
    remote: remoteOf(values),
    flow: values.flow === undefined ? null : knownFlow(values.flow),
    name: (values.name ?? basename(file)).trim().slice(0, LONGEST_NAME),
    resume: values.resume ?? null,
    isDryRun,
    errorsFile: values.errors ?? null,
    giveUpMs: secondsOf(values['give-up']) * 1_000,
  };
}

function ledgerOrder(
  values: Parameters<typeof remoteOf>[0] & { agency?: string; at?: string },
  positionals: readonly string[],
): LedgerOrder {
  if (positionals.length !== 2 || positionals[1] !== 'verify')
    throw new CliError(`Expected ledger verify, got ${positionals.join(' ')}; see ${CALL} --help.`);
  const { agency = null, at } = values;
  const remote = remoteOf(values);
  if (agency === null && (remote !== null || at !== undefined))
    throw new CliError('Expected --agency with --api or --at, got none.');
  return { command: 'ledger', agency, remote, known: at === undefined ? null : headOf(at) };
}

function headOf(text: string): KnownHead {
  const [, length, head] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (length === undefined || head === undefined)
    throw new CliError('Expected <length>:<hash of 64 hexadecimal digits> as --at.');
  return { length: Number(length), head: Buffer.from(head, 'hex') };
}

function rootOf({ root: text }: { root?: string }): Buffer | null {
  if (text === undefined) return null;
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new CliError('Expected a hash of 64 hexadecimal digits as --root.');
  return Buffer.from(text, 'hex');
}

function keyOf({ 'directory-key': text }: { 'directory-key'?: string }): Buffer | null {
  if (text === undefined) return null;
  if (!/^[A-Za-z0-9_-]{43}$/.test(text))
    throw new CliError('Expected an Ed25519 key of 43 characters (base64url) as --directory-key.');
  return Buffer.from(text, 'base64url');
}

/** @throws CliError where the options name another platform in part */
export function remoteOf({
  api,
  issuer,
  client,
}: {
  api?: string;
  issuer?: string;
  client?: string;
}): ImportOrder['remote'] {
  if (api === undefined && issuer === undefined && client === undefined) return null;
  if (api === undefined || issuer === undefined || client === undefined)
    throw new CliError(
      `Expected --api, --issuer and --client together, got ${Object.entries({ api, issuer, client })
        .flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]))
        .join(' and ')}.`,
    );
  return { apiUrl: urlOf('api', api), issuer: urlOf('issuer', issuer), clientId: client };
}

function urlOf(name: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new CliError(`Expected a URL as --${name}, got ${text}.`);
  return text.replace(/\/+$/, '');
}

function knownFlow(flow: string): string {
  const known = flows
    .filter(({ keyedBy }) => keyedBy !== 'code')
    .map((descriptor) => descriptor.flow as string);
  if (!known.includes(flow))
    throw new CliError(`Expected a flow of ${known.join(', ')}, got ${flow}.`);
  return flow;
}

function secondsOf(text: string): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) === 0)
    throw new CliError(`Expected seconds as --give-up, got ${text}.`);
  return Number(text);
}
