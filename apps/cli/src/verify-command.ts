import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  EvidenceError,
  type KeyName,
  type Pinned,
  type VerifiedEvidence,
  verifyEvidence,
} from '@sinergi/trust';
import { CliError } from './cli-error.js';
import type { VerifyOrder } from './read-arguments.js';
import { stateFolder } from './state-folder.js';

const VERIFIED = 0;
const PROVES_NOTHING = 1;

interface Surroundings {
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
}

/**
 * Checks who signed an event, offline.
 *
 * @throws CliError where the file cannot be read, or its root or key is not known
 */
export async function verifyCommand(
  { file, root, directoryKey }: VerifyOrder,
  { out, err, env }: Surroundings,
): Promise<0 | 1> {
  const evidence = bytesOf(file);
  const pinned: Pinned =
    root || directoryKey
      ? { root: root ?? undefined, directoryKey: directoryKey ?? undefined }
      : pinnedByPlatform(env);
  try {
    out.write(saidOf(await verifyEvidence(evidence, pinned)));
    return VERIFIED;
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    if (error.code === 'NO_ROOT')
      throw new CliError('Expected --root for a file of this format, got a directory key alone.');
    if (error.code === 'NO_KEY')
      throw new CliError('Expected --directory-key for a file of this format, got a root alone.');
    err.write(`Not verified (${error.code}). ${error.message}.\n`);
    return PROVES_NOTHING;
  }
}

function saidOf(verified: VerifiedEvidence): string {
  return `${whoseOf(verified)}${whyOf(verified)}`;
}

function whoseOf({ exchangeId, topic, key, eventId, version, signer }: VerifiedEvidence): string {
  const record = `It is version ${version} of ${key} on ${topic}, in exchange ${exchangeId}.\n`;
  return signer
    ? `Verified: ${signer.agency} signed event ${eventId} with key ${signer.keyId}.\n${record}`
    : `Verified: event ${eventId} was approved as a record of the directory.\n${record}`;
}

function whyOf({ signer, directory }: VerifiedEvidence): string {
  const listed = `listed in version ${directory.version} of its directory entry`;
  if ('signer' in directory)
    return (
      (directory.signer === signer
        ? 'It is a record of the directory, signed with the directory key.\n'
        : `The key is ${listed}, which ${named([directory.signer])} signed.\n`) +
      'Whether the key was withdrawn later is not in the file.\n'
    );
  const { approvers, at, terms, change } = directory;
  const by = `${named(approvers)}, at ${new Date(at).toISOString()} by their clocks`;
  const under = `approved under version ${terms} of the terms by ${by}.\n`;
  return signer
    ? `The key is ${listed}, ${under}` +
        'Whether the key was withdrawn later, or other terms came in between, is not in the file.\n'
    : `Its change is ${change}, ${under}` +
        'Whether it came into force, or other terms came in between, is not in the file.\n';
}

const named = (keys: readonly KeyName[]): string =>
  keys.map(({ agency, keyId }) => `${agency} (${keyId})`).join(' and ');

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CliError(`Expected a file at ${file}, got ${(error as { code?: string }).code}.`);
  }
}

/** The settings of any agency of the platform on this machine name the root, and the old key. */
function pinnedByPlatform(env: NodeJS.ProcessEnv): Pinned {
  const stateDir = stateFolder(env);
  try {
    const { agencies } = JSON.parse(readFileSync(join(stateDir, 'platform.json'), 'utf8')) as {
      agencies: { code: string }[];
    };
    const settings = join(stateDir, 'settings', `${agencies[0]!.code}.json`);
    const { exchange } = JSON.parse(readFileSync(settings, 'utf8')) as {
      exchange: { directoryRoot?: string; directoryKey?: string };
    };
    const { directoryRoot, directoryKey } = exchange;
    return {
      root: directoryRoot === undefined ? undefined : Buffer.from(directoryRoot, 'hex'),
      directoryKey: directoryKey === undefined ? undefined : Buffer.from(directoryKey, 'base64url'),
    };
  } catch {
    throw new CliError(
      'Expected --root, --directory-key or a platform that was started here ' +
        `(${stateDir}), got none.`,
    );
  }
}
