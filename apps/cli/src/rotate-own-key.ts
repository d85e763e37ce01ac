import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIGNING_ALGORITHM } from '@sinergi/contracts';
import { type KeyClaim, signKey } from '@sinergi/directory';
import { type AgencySettings, readAgencySettings } from '@sinergi/settings';
import { Keystore, KeystoreError, type OwnPublicKey } from '@sinergi/trust';
import { CliError } from './cli-error.js';
import type { KeysOrder } from './keys-order.js';
import { stateFolder } from './state-folder.js';

interface HandedKeys {
  keys: (Record<string, unknown> & { keyId: string })[];
}

/**
 * Adds a new key to an agency's keystore, and hands its public half to whoever proposes changes of
 * the directory, with two signatures: that the agency has the key, and that its key of before says
 * so. The running service takes the key up by itself.
 *
 * @returns what was done, in words
 * @throws CliError
 */
export async function rotateOwnKey(
  { agency, purpose, isDryRun }: KeysOrder & { step: 'rotate-own' },
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const settings = settingsOf(agency, stateFolder(env));
  const { file } = settings.keystore;
  const passphrase = passphraseOf(settings);
  const before = await opened(() => Keystore.open(file, passphrase));
  refuseFenceKey(settings, purpose);
  const handedFile = join(settings.publicKeysDir, `${agency}.json`);
  const handed = readHanded(handedFile);
  const isOfPurpose = ({ algorithm }: OwnPublicKey): boolean =>
    (algorithm === SIGNING_ALGORITHM) === (purpose === 'signing');
  const waiting = before.publicKeys
    .filter(isOfPurpose)
    .find(({ keyId }) => !handed.keys.some((known) => known.keyId === keyId));
  if (isDryRun) {
    const present = purpose === 'signing' ? before.signingKeyId : before.keyId;
    return (
      `Dry run, nothing was changed. A new ${purpose} key would follow ${present} in ${file}, ` +
      `and its public half would be added to ${handedFile}.\n`
    );
  }
  // A key that an earlier call added and did not hand over is handed over, and no other is made.
  const after = waiting ? before : await opened(() => Keystore.rotate(file, passphrase, purpose));
  const key = waiting ?? after.publicKeys.find(isOfPurpose)!;
  handed.keys.push(claimed(settings, { before: after, key }));
  writeHanded(handedFile, handed);
  const use =
    purpose === 'signing'
      ? 'The service signs with it once the directory lists it and fences have put that in force'
      : 'Others wrap for it once the directory lists it; what was wrapped before still opens';
  return (
    `${key.keyId} is added to ${file} and handed over in ${handedFile}.\n${use}.\n` +
    'Next, whoever proposes changes of the directory proposes it (see docs/keys.md).\n'
  );
}

/** The key as it is handed over, signed by itself or by the signing key, and by the former one. */
function claimed(
  { agency, exchange }: AgencySettings,
  { before: keystore, key }: { before: Keystore; key: OwnPublicKey },
): HandedKeys['keys'][number] {
  const [newest, former] = keystore.signersFor(agency);
  const isSigning = key.keyId === newest!.keyId;
  const owned = { ...key, agency, exchangeId: exchange.id };
  const claim = (word: KeyClaim, by: typeof newest): string =>
    signKey(word, owned, by!.privateKey).toString('base64url');
  return {
    ...{ keyId: key.keyId, algorithm: key.algorithm, key: key.key.toString('base64url') },
    validFrom: new Date().toISOString(),
    proof: claim('proof', newest),
    endorsement: claim('endorsement', isSigning ? former : newest),
  };
}

function settingsOf(agency: string, stateDir: string): AgencySettings {
  const file = join(stateDir, 'settings', `${agency}.json`);
  if (!/^[a-z0-9-]+$/.test(agency) || !existsSync(file))
    throw new CliError(`Expected the settings of ${agency} at ${file}, got no file.`);
  return readAgencySettings(file);
}

function passphraseOf({ keystore }: AgencySettings): string {
  try {
    return readFileSync(keystore.passphraseFile, 'utf8').trim();
  } catch {
    throw new CliError(`Expected a passphrase in ${keystore.passphraseFile}, got no such file.`);
  }
}

/** The terms of the directory name the key that signs fences: it is not rotated alone. */
function refuseFenceKey({ agency, directory }: AgencySettings, purpose: string): void {
  if (purpose === 'signing' && directory !== undefined)
    throw new CliError(
      `Expected an agency whose key signs no fences, got ${agency}: the terms of the directory ` +
        'name its key (docs/directory.md).',
    );
}

async function opened(work: () => Promise<Keystore>): Promise<Keystore> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KeystoreError) throw new CliError(`${error.message}.`, { cause: error });
    throw error;
  }
}

function readHanded(file: string): HandedKeys {
  try {
    const handed = JSON.parse(readFileSync(file, 'utf8')) as HandedKeys;
    if (Array.isArray(handed.keys)) return handed;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { keys: [] };
  }
  throw new CliError(`Expected handed keys in ${file}, got something else.`);
}

/** Writes the file complete or not at all. */
function writeHanded(file: string, handed: HandedKeys): void {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, `${JSON.stringify(handed, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
