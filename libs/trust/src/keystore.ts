import { createCipheriv, createDecipheriv, createHash, generateKeyPairSync, randomBytes, scrypt as scryptCallback } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hpkeOpen } from './hpke.js';

const scrypt = promisify(scryptCallback) as (password: string, salt: Buffer, length: number, options: object) => Promise<Buffer>;

export type KeystoreErrorCode = 'MISSING' | 'WRONG_PASSPHRASE' | 'DAMAGED';

/** A keystore that cannot be used. Names the file, never what is in it. */
export class KeystoreError extends Error {
  override readonly name = 'KeystoreError';

  constructor(
    readonly code: KeystoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface KeystoreFile {
  version: 1;
  keyId: string;
  /** base64url */
  publicKey: string;
  kdf: { name: 'scrypt'; N: number; r: number; p: number; salt: string };
  nonce: string;
  sealed: string;
}

const COST = { N: 2 ** 15, r: 8, p: 1 };
const KEY_BYTES = 32;
const TAG_BYTES = 16;

/**
 * An agency's own secrets: its X25519 key, the key that wraps what it keeps in its database, and the key of its blind index. One file, mode
 * 0600, sealed with AES-256-GCM under scrypt of a passphrase. Sources: RFC 7748, RFC 7914, NIST SP 800-38D.
 */
export class Keystore {
  private constructor(
    readonly keyId: string,
    /** raw X25519, 32 bytes */
    readonly publicKey: Buffer,
    private readonly privateKey: Buffer,
    /** wraps this agency's own audience and subject keys, 32 bytes */
    readonly kek: Buffer,
    /** keys this agency's blind indexes and hashes, 32 bytes */
    readonly blindKey: Buffer,
  ) {}

  /** Makes a keystore and its file. @throws the file system's error when the file exists */
  static async create(file: string, passphrase: string): Promise<Keystore> {
    const pair = generateKeyPairSync('x25519');
    const { x, d } = pair.privateKey.export({ format: 'jwk' });
    const publicKey = Buffer.from(x!, 'base64url');
    const secrets = Buffer.concat([Buffer.from(d!, 'base64url'), randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)]);
    const keyId = createHash('sha256').update(publicKey).digest('base64url').slice(0, 16);
    const salt = randomBytes(16);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, COST), nonce).setAAD(associated(keyId, publicKey));
    const sealed = Buffer.concat([cipher.update(secrets), cipher.final(), cipher.getAuthTag()]);
    const content: KeystoreFile = {
      version: 1,
      keyId,
      publicKey: publicKey.toString('base64url'),
      kdf: { name: 'scrypt', ...COST, salt: salt.toString('base64url') },
      nonce: nonce.toString('base64url'),
      sealed: sealed.toString('base64url'),
    };
    const draft = `${file}.${process.pid}.draft`;
    await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
    return Keystore.from(keyId, publicKey, secrets);
  }

  /** @throws KeystoreError */
  static async open(file: string, passphrase: string): Promise<Keystore> {
    const { keyId, publicKey, kdf, nonce, sealed } = await read(file);
    const key = await derive(passphrase, Buffer.from(kdf.salt, 'base64url'), kdf);
    const bytes = Buffer.from(sealed, 'base64url');
    const raw = Buffer.from(publicKey, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url')).setAAD(associated(keyId, raw));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const secrets = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
      return Keystore.from(keyId, raw, secrets);
    } catch {
      throw new KeystoreError('WRONG_PASSPHRASE', `Expected the passphrase of ${file}, got another (or a file that was changed)`);
    }
  }

  /** Opens what was wrapped for this agency's public key. @throws Error when it was not, or was changed */
  hpkeOpen(enc: Buffer, ciphertext: Buffer, info: Buffer): Promise<Buffer> {
    return hpkeOpen(this.privateKey, enc, ciphertext, info);
  }

  private static from(keyId: string, publicKey: Buffer, secrets: Buffer): Keystore {
    const part = (n: number): Buffer => Buffer.from(secrets.subarray(n * KEY_BYTES, (n + 1) * KEY_BYTES));
    const keystore = new Keystore(keyId, publicKey, part(0), part(1), part(2));
    secrets.fill(0);
    return keystore;
  }
}

function associated(keyId: string, publicKey: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`sinergi/keystore/v1\n${keyId}\n`), publicKey]);
}

function derive(passphrase: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> {
  return scrypt(passphrase, salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r });
}

async function read(file: string): Promise<KeystoreFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new KeystoreError('MISSING', `Expected a keystore at ${file}, got none that can be read`, { cause: error });
  }
  try {
    const content = JSON.parse(text) as KeystoreFile;
    const { version, keyId, publicKey, kdf, nonce, sealed } = content;
    const strings = [keyId, publicKey, kdf?.salt, nonce, sealed].every((one) => typeof one === 'string');
    if (version === 1 && strings && kdf.name === 'scrypt' && [kdf.N, kdf.r, kdf.p].every(Number.isInteger) && kdf.N <= 2 ** 20)
      return content;
  } catch {
    // Falls through: what a parser says of a keystore helps nobody.
  }
  throw new KeystoreError('DAMAGED', `Expected a keystore of version 1 at ${file}, got something else`);
}
