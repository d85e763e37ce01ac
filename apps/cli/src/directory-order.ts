import { CliError } from './cli-error.js';
import type { RemoteAgency } from './remote-agency.js';
import { CALL } from './usage.js';

export const DIRECTORY_ACTIONS = [
  ...(['show', 'propose', 'rehearse', 'approve', 'publish', 'refuse', 'drop'] as const),
];
export type DirectoryAction = (typeof DIRECTORY_ACTIONS)[number];

/** The checked arguments of `directory`. */
export interface DirectoryOrder {
  command: 'directory';
  action: DirectoryAction;
  /** the agency whose service is called */
  agency: string;
  remote: RemoteAgency | null;
  officer: string;
  reason: string;
  revoke: { code: string; keyId: string }[];
  refuse: string[];
  delaySeconds: number | null;
  threshold: number | null;
  /** who approves */
  as: string;
  keyFile: string | null;
  passphraseFile: string | null;
  /** how long the approval holds */
  hours: number;
}

export const DIRECTORY_OPTIONS = {
  officer: { type: 'string' },
  reason: { type: 'string' },
  revoke: { type: 'string', multiple: true },
  delay: { type: 'string' },
  threshold: { type: 'string' },
  as: { type: 'string' },
  key: { type: 'string' },
  'passphrase-file': { type: 'string' },
  hours: { type: 'string', default: '24' },
} as const;

interface Values {
  agency?: string;
  officer?: string;
  reason?: string;
  revoke?: string[];
  delay?: string;
  threshold?: string;
  as?: string;
  key?: string;
  'passphrase-file'?: string;
  hours: string;
}

/** @throws CliError */
export function directoryOrder(
  values: Values,
  positionals: readonly string[],
  remote: RemoteAgency | null,
): DirectoryOrder {
  const [, action, ...more] = positionals;
  const known = DIRECTORY_ACTIONS.find((name) => name === action);
  if (!known)
    throw new CliError(
      `Expected directory ${DIRECTORY_ACTIONS.join(' | ')}, got ${action ?? 'none'}; ` +
        `see ${CALL} --help.`,
    );
  const isProposal = known === 'propose' || known === 'refuse';
  if (isProposal && (values.officer === undefined || values.reason === undefined))
    throw new CliError(`Expected --officer and --reason with directory ${known}, got neither.`);
  if (known === 'approve' && values.as === undefined)
    throw new CliError('Expected --as <code of the approver> with directory approve, got none.');
  if (known === 'refuse' && more.length === 0)
    throw new CliError('Expected the codes whose announcements are refused, got none.');
  if (known !== 'refuse' && more.length > 0)
    throw new CliError(`Expected nothing after ${known}, got ${more.join(' ')}.`);
  return {
    ...{ command: 'directory', action: known, remote },
    agency: values.agency ?? 'imigrasi-dki',
    officer: values.officer ?? '',
    reason: values.reason ?? '',
    revoke: (values.revoke ?? []).map(keyToRevoke),
    refuse: known === 'refuse' ? more : [],
    delaySeconds: values.delay === undefined ? null : numberOf('delay', values.delay),
    threshold: values.threshold === undefined ? null : numberOf('threshold', values.threshold),
    as: values.as ?? '',
    keyFile: values.key ?? null,
    passphraseFile: values['passphrase-file'] ?? null,
    hours: Math.max(1, numberOf('hours', values.hours)),
  };
}

function keyToRevoke(text: string): { code: string; keyId: string } {
  const [code, keyId, ...more] = text.split(':');
  if (!code || !keyId || more.length > 0)
    throw new CliError(`Expected <code>:<key id> as --revoke, got ${text}.`);
  return { code, keyId };
}

function numberOf(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new CliError(`Expected a number as --${name}, got ${text}.`);
  return Number(text);
}
