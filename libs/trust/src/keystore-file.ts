import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { link, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KeystoreError } from './keystore-error.js';

const FORMAT = 'sinergi-keystore-2';
/** The format of files that hold former keys too; earlier software refuses it. */
const FORMAT_WITH_FORMER = 'sinergi-keystore-3';
/** The format of files that hold no signing key. */
const FORMAT_BEFORE_SIGNING = 'sinergi-keystore-1';
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const SALT_BYTES = 16;
/**
 * One of the settings for scrypt in the OWASP Password Storage Cheat Sheet: 32 MiB, three passes.
 */
const COST = { N: 2 ** 15, r: 8, p: 3 };
/**
 * The limit of memory that a file's settings may require. A file may require more than COST, but
 * not all memory.
 */
const MOST_MEMORY_BYTES = 256 * 2 ** 20;

interface Sheet {
  format: string;
  publicKey: string;
  kdf: { name: string; N: number; r: number; p: number; salt: string };
  cipher: { name: string; nonce: string; ciphertext: string };
  /** SHA-256 over the other fields: distinguishes a damaged file from a wrong passphrase */
  checksum: string;
}

/**
 * Writes secrets under a passphrase (scrypt, AES-256-GCM) into a new file of mode 0600. The file
 * appears complete or not at all, and never replaces another file.
 *
 * @throws KeystoreError EXISTS, NO_PASSPHRASE
 */
export async function writeKeystoreFile(
  file: string,
  passphrase: string,
  publicKey: Buffer,
  secrets: Buffer,
): Promise<void> {
  await placeNewFile(file, await protectedText(file, passphrase, publicKey, secrets));
}

/**
 * Replaces a file by one of the present format, complete or not at all.
 *
 * @param holdsFormer whether former keys follow the present ones among the secrets
 * @throws KeystoreError NO_PASSPHRASE
 */
export async function replaceKeystoreFile(
  file: string,
  passphrase: string,
  publicKey: Buffer,
  secrets: Buffer,
  holdsFormer = false,
): Promise<void> {
  const format = holdsFormer ? FORMAT_WITH_FORMER : FORMAT;
  const text = await protectedText(file, passphrase, publicKey, secrets, format);
  const draft = await writeDraft(file, text);
  await rename(draft, file);
  await syncFolderOf(file);
}

async function protectedText(
  file: string,
  passphrase: string,
  publicKey: Buffer,
  secrets: Buffer,
  format = FORMAT,
): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const head = {
    format,
    publicKey: publicKey.toString('base64url'),
    kdf: { name: 'scrypt', ...COST, salt: salt.toString('base64url') },
  };
  const key = await deriveKey(passphrase, salt, COST, file);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(JSON.stringify(head)),
  );
  const ciphertext = Buffer.concat([cipher.update(secrets), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  const unsigned = {
    ...head,
    cipher: {
      name: 'aes-256-gcm',
      nonce: nonce.toString('base64url'),
      ciphertext: ciphertext.toString('base64url'),
    },
  };
  return `${JSON.stringify({ ...unsigned, checksum: checksumOf(unsigned) }, null, 2)}\n`;
}

/**
 * @returns also whether the file has the format from before signing keys
 * @throws KeystoreError MISSING, DAMAGED, WRONG_PASSPHRASE, NO_PASSPHRASE
 */
export async function readKeystoreFile(
  file: string,
  passphrase: string,
): Promise<{ publicKey: Buffer; secrets: Buffer; isOutdated: boolean }> {
  const { checksum, ...unsigned } = parseSheet(await readText(file), file);
  const { cipher, ...head } = unsigned;
  const { N, r, p } = head.kdf;
  const ciphertext = Buffer.from(cipher.ciphertext, 'base64url');
  const nonce = Buffer.from(cipher.nonce, 'base64url');
  const wellFormed =
    checksumOf(unsigned) === checksum &&
    ciphertext.length > TAG_BYTES &&
    nonce.length === NONCE_BYTES;
  const isOutdated = head.format === FORMAT_BEFORE_SIGNING;
  const isKnown = isOutdated || [FORMAT, FORMAT_WITH_FORMER].includes(head.format);
  if (!wellFormed || !isKnown || !affordable(N, r, p)) throw damaged(file);
  const key = await deriveKey(
    passphrase,
    Buffer.from(head.kdf.salt, 'base64url'),
    { N, r, p },
    file,
  );
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(JSON.stringify(head)))
      .setAuthTag(ciphertext.subarray(-TAG_BYTES));
    const secrets = Buffer.concat([
      decipher.update(ciphertext.subarray(0, -TAG_BYTES)),
      decipher.final(),
    ]);
    return { publicKey: Buffer.from(head.publicKey, 'base64url'), secrets, isOutdated };
  } catch {
    throw new KeystoreError(
      'WRONG_PASSPHRASE',
      `Expected the passphrase of keystore ${file}, got another`,
    );
  } finally {
    key.fill(0);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new KeystoreError('MISSING', `Expected a keystore at ${file}, got no file`);
  }
}

/**
 * Reads field by field into a fixed order, so that checksum and associated data do not depend on
 * the order in the file.
 */
function parseSheet(text: string, file: string): Sheet {
  let raw: Partial<Sheet>;
  try {
    raw = JSON.parse(text) ?? {};
  } catch {
    throw damaged(file);
  }
  const { format, publicKey, kdf, cipher, checksum } = raw;
  const words = [
    format,
    publicKey,
    kdf?.name,
    kdf?.salt,
    cipher?.name,
    cipher?.nonce,
    cipher?.ciphertext,
    checksum,
  ];
  if (!kdf || !cipher || !words.every((word) => typeof word === 'string')) throw damaged(file);
  return {
    format: format as string,
    publicKey: publicKey as string,
    kdf: { name: kdf.name, N: kdf.N, r: kdf.r, p: kdf.p, salt: kdf.salt },
    cipher: { name: cipher.name, nonce: cipher.nonce, ciphertext: cipher.ciphertext },
    checksum: checksum as string,
  };
}

function affordable(...[N, r, p]: number[]): boolean {
  const whole = [N, r, p].every((cost) => Number.isInteger(cost) && cost! > 0);
  return whole && (N! & (N! - 1)) === 0 && N! > 1 && p! <= 16 && 128 * N! * r! < MOST_MEMORY_BYTES;
}

function deriveKey(
  passphrase: string,
  salt: Buffer,
  cost: { N: number; r: number; p: number },
  file: string,
): Promise<Buffer> {
  if (passphrase === '')
    throw new KeystoreError(
      'NO_PASSPHRASE',
      `Expected a passphrase for keystore ${file}, got an empty one`,
    );
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFKC'),
      salt,
      32,
      { ...cost, maxmem: 2 * MOST_MEMORY_BYTES },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}

function checksumOf(unsigned: Omit<Sheet, 'checksum'>): string {
  return createHash('sha256').update(JSON.stringify(unsigned)).digest('base64url');
}

function damaged(file: string): KeystoreError {
  return new KeystoreError(
    'DAMAGED',
    `Expected a keystore of format ${FORMAT} at ${file}, got a damaged file or another format`,
  );
}

/**
 * Places a new file by a hard link, which fails if the name exists: the file appears complete or
 * not at all, and never replaces another one.
 */
async function placeNewFile(file: string, text: string): Promise<void> {
  const draft = await writeDraft(file, text);
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new KeystoreError('EXISTS', `Expected no file at ${file} yet, got one`);
  } finally {
    await unlink(draft);
  }
  await syncFolderOf(file);
}

/** Writes a file of mode 0600 beside the named one. @returns its name */
async function writeDraft(file: string, text: string): Promise<string> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.draft`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await unlink(draft);
    throw error;
  } finally {
    await handle.close();
  }
  return draft;
}

async function syncFolderOf(file: string): Promise<void> {
  const folder = await open(dirname(file), 'r');
  await folder.sync();
  await folder.close();
}
