import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EvidenceError, type VerifiedEvidence, verifyEvidence } from '@sinergi/trust';
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
 * @throws CliError where the file or the key cannot be read
 */
export async function verifyCommand(
  { file, directoryKey }: VerifyOrder,
  { out, err, env }: Surroundings,
): Promise<0 | 1> {
  const evidence = bytesOf(file);
  const key = directoryKey ?? keyOfPlatform(env);
  try {
    out.write(saidOf(await verifyEvidence(evidence, key)));
    return VERIFIED;
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    err.write(`Not verified (${error.code}). ${error.message}.\n`);
    return PROVES_NOTHING;
  }
}

function saidOf({
  exchangeId,
  topic,
  key,
  eventId,
  version,
  agency,
  keyId,
  listing,
}: VerifiedEvidence): string {
  const listed = listing
    ? `The key is listed in version ${listing.version} of its directory entry, which ` +
      `${listing.agency} signed with ${listing.keyId}.\n`
    : 'It is a record of the directory, signed with the directory key.\n';
  return (
    `Verified: ${agency} signed event ${eventId} with key ${keyId}.\n` +
    `It is version ${version} of ${key} on ${topic}, in exchange ${exchangeId}.\n${listed}` +
    'Whether the key was withdrawn later is not in the file.\n'
  );
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CliError(`Expected a file at ${file}, got ${(error as { code?: string }).code}.`);
  }
}

/** The settings of any agency of the platform on this machine name the key. */
function keyOfPlatform(env: NodeJS.ProcessEnv): Buffer {
  const stateDir = stateFolder(env);
  try {
    const { agencies } = JSON.parse(readFileSync(join(stateDir, 'platform.json'), 'utf8')) as {
      agencies: { code: string }[];
    };
    const settings = join(stateDir, 'settings', `${agencies[0]!.code}.json`);
    const { exchange } = JSON.parse(readFileSync(settings, 'utf8')) as {
      exchange: { directoryKey: string };
    };
    return Buffer.from(exchange.directoryKey, 'base64url');
  } catch {
    throw new CliError(
      `Expected --directory-key or a platform that was started here (${stateDir}), got neither.`,
    );
  }
}
