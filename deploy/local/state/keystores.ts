import { existsSync, readFileSync } from 'node:fs';
import { type FoundingTerms, rootOfDirectory } from '@sinergi/directory';
import { type AgencyProfile, type AgencySettings, coordinatorOf } from '@sinergi/settings';
import { ApproverKey, Keystore, provedKeys } from '@sinergi/trust';
import type { Secrets } from './secrets.js';
import type { StateFolder } from './state-folder.js';
import { writePrivateFile, writePrivateJson } from './write-private-file.js';

/**
 * Who approves changes of a local directory, beside the coordinator: three hands, of which two are
 * needed. One machine holds all their keys, so this is a demonstration.
 */
const APPROVERS_BESIDE = ['polri-jakpus', 'kejari-jakpus'];
const THRESHOLD = 2;
const RECOVERY = 'recovery';

interface KeystoreWriter {
  state: StateFolder;
  secrets: Secrets;
  profiles: AgencyProfile[];
}

/** What the state knows of its exchange from its first start on. */
interface LocalExchange {
  id: string;
  directoryRoot: string;
  /** base64url; only where the directory began without terms */
  directoryKey?: string;
}

export const keystoreFiles = (state: StateFolder, name: string) => ({
  file: state.path('keystores', `${name}.json`),
  passphraseFile: state.path('keystores', `${name}.passphrase`),
});
export const termsFile = (state: StateFolder): string => state.path('keystores', 'terms.json');
const exchangeFile = (state: StateFolder): string => state.path('keystores', 'exchange.json');
const publicFile = (state: StateFolder, code: string): string =>
  state.path('public-keys', `${code}.json`);
const handName = (agency: string): string => `approver-${agency}`;

/** The exchange of this state. */
export const exchangeOf = (state: StateFolder): AgencySettings['exchange'] =>
  JSON.parse(readFileSync(exchangeFile(state), 'utf8')) as LocalExchange;

/** The approvers whose keys lie here. */
export const handsOf = (state: StateFolder, profiles: AgencyProfile[]) =>
  approversOf(profiles).map((agency) => ({ agency, ...keystoreFiles(state, handName(agency)) }));

const approversOf = (profiles: AgencyProfile[]): string[] =>
  [coordinatorOf(profiles).code, ...APPROVERS_BESIDE].filter((code) =>
    profiles.some((profile) => profile.code === code),
  );

/**
 * Makes what is missing of keys: keystores of the services, keys of the approvers, the terms with
 * which the directory begins. Each file has a generated passphrase. Public keys are handed to the
 * coordinator, with the proof that the agency has them.
 *
 * @returns how many keystores were made
 */
export async function ensureKeystores(writer: KeystoreWriter, codes: string[]): Promise<number> {
  const { state, profiles } = writer;
  state.privateFolder('keystores');
  const coordinator = coordinatorOf(profiles).code;
  const isFromBefore =
    existsSync(publicFile(state, coordinator)) && !existsSync(exchangeFile(state));
  const opened = new Map<string, Keystore>();
  for (const code of codes) {
    const keystore = await ensureKeystore(writer, code);
    if (keystore) opened.set(code, keystore);
  }
  const open = async (code: string): Promise<Keystore> => {
    const keystore = opened.get(code) ?? (await openKeystore(writer, code));
    opened.set(code, keystore);
    return keystore;
  };
  if (!existsSync(exchangeFile(state))) await found(writer, { open, isFromBefore });
  const { id } = exchangeOf(state);
  for (const code of codes) {
    if (isHanded(publicFile(state, code))) continue;
    const validFrom = new Date().toISOString();
    const keys = provedKeys(await open(code), id, code).map(({ key, proof, ...named }) => ({
      ...{ ...named, validFrom },
      ...{ key: key.toString('base64url'), proof: proof.toString('base64url') },
    }));
    writePrivateJson(publicFile(state, code), { keys });
  }
  return opened.size;
}

/** @returns the keystore where it was made or upgraded now; null where nothing was to be done */
async function ensureKeystore(
  { state, secrets }: KeystoreWriter,
  code: string,
): Promise<Keystore | null> {
  const { file, passphraseFile } = keystoreFiles(state, code);
  if (existsSync(file) && isHanded(publicFile(state, code))) return null;
  const passphrase = secrets.of(`keystore/${code}`);
  secrets.save();
  writePrivateFile(passphraseFile, `${passphrase}\n`);
  return existsSync(file) ? Keystore.upgrade(file, passphrase) : Keystore.create(file, passphrase);
}

function openKeystore({ state }: KeystoreWriter, code: string): Promise<Keystore> {
  const { file, passphraseFile } = keystoreFiles(state, code);
  return Keystore.open(file, readFileSync(passphraseFile, 'utf8').trim());
}

/** Tells whether a file hands keys with their proofs: files from before have none. */
function isHanded(file: string): boolean {
  if (!existsSync(file)) return false;
  const { keys = [] } = JSON.parse(readFileSync(file, 'utf8')) as { keys?: { proof?: string }[] };
  return keys.length > 0 && keys.every(({ proof }) => proof !== undefined);
}

/**
 * Makes the approvers' keys and the terms with which the directory begins, and pins their
 * fingerprint. The exchange's id follows from the coordinator's first key.
 */
async function found(
  writer: KeystoreWriter,
  { open, isFromBefore }: { open(code: string): Promise<Keystore>; isFromBefore: boolean },
): Promise<void> {
  const { state, profiles } = writer;
  const approvers = approversOf(profiles);
  const hands = await Promise.all(
    approvers.map(async (agency) => ({ agency, ...(await ensureHand(writer, handName(agency))) })),
  );
  const signers = await Promise.all(
    approvers.map(async (agency) => {
      const { signingKeyId: keyId, signingPublicKey: key } = await open(agency);
      return { agency, keyId, key };
    }),
  );
  const recovery = { agency: RECOVERY, ...(await ensureHand(writer, RECOVERY)) };
  const terms: FoundingTerms = {
    ...{ approvers: hands, threshold: Math.min(THRESHOLD, hands.length) },
    ...{ recovery, fenceSigners: signers },
  };
  const coordinator = await open(coordinatorOf(profiles).code);
  const id = `local-${coordinator.signingKeyId}`;
  const named = ({ agency, key }: { agency: string; key: Buffer }) => ({
    ...{ agency, key: key.toString('base64url') },
  });
  writePrivateJson(termsFile(state), {
    approvers: hands.map(named),
    threshold: terms.threshold,
    recovery: named(recovery),
    fenceSigners: signers.map(named),
  });
  const exchange: LocalExchange = {
    id,
    directoryRoot: rootOfDirectory(id, terms).toString('hex'),
    ...(isFromBefore ? { directoryKey: coordinator.signingPublicKey.toString('base64url') } : {}),
  };
  writePrivateJson(exchangeFile(state), exchange);
}

async function ensureHand({ state, secrets }: KeystoreWriter, name: string) {
  const { file, passphraseFile } = keystoreFiles(state, name);
  const passphrase = secrets.of(`keystore/${name}`);
  secrets.save();
  writePrivateFile(passphraseFile, `${passphrase}\n`);
  const { keyId, publicKey: key } = existsSync(file)
    ? await ApproverKey.open(file, passphrase)
    : await ApproverKey.create(file, passphrase);
  return { keyId, key };
}
