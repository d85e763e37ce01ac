import { createHash, randomBytes, type webcrypto } from 'node:crypto';
import { inspect } from 'node:util';
import { hpkeSuite, X25519_KEY_BYTES } from './hpke-suite.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import { KeystoreError } from './keystore-error.js';
import { readKeystoreFile, writeKeystoreFile } from './keystore-file.js';

const SECRET_BYTES = 32;

/**
 * An agency's own secrets: its X25519 key pair, the key under which it wraps its keys at rest
 * (`kek`), and the key of its blind indexes (`blindKey`), which never leaves the agency. On disk a
 * passphrase protects them.
 */
export class Keystore {
  /** Derived from the public key, so that one name never means two keys. */
  readonly keyId: string;

  private constructor(
    private readonly privateKey: webcrypto.CryptoKey,
    /** raw X25519, 32 bytes */
    readonly publicKey: Buffer,
    /** HMAC key, 32 bytes */
    readonly blindKey: Buffer,
    /** AES-256 key, 32 bytes */
    readonly kek: Buffer,
  ) {
    this.keyId = keyIdOf(publicKey);
  }

  /**
   * Makes new keys and writes them to a new file of mode 0600.
   *
   * @throws KeystoreError EXISTS, NO_PASSPHRASE
   */
  static async create(file: string, passphrase: string): Promise<Keystore> {
    const pair = await hpkeSuite.kem.generateKeyPair();
    const publicKey = Buffer.from(await hpkeSuite.kem.serializePublicKey(pair.publicKey));
    const privateKey = Buffer.from(await hpkeSuite.kem.serializePrivateKey(pair.privateKey));
    const secrets = Buffer.concat([
      privateKey,
      randomBytes(SECRET_BYTES),
      randomBytes(SECRET_BYTES),
    ]);
    await writeKeystoreFile(file, passphrase, publicKey, secrets);
    privateKey.fill(0);
    return Keystore.from(file, publicKey, secrets);
  }

  /** @throws KeystoreError MISSING, DAMAGED, WRONG_PASSPHRASE, NO_PASSPHRASE */
  static async open(file: string, passphrase: string): Promise<Keystore> {
    const { publicKey, secrets } = await readKeystoreFile(file, passphrase);
    return Keystore.from(file, publicKey, secrets);
  }

  /**
   * Opens a ciphertext that was wrapped for this agency's public key (HPKE base mode, RFC 9180).
   *
   * @throws where it was not wrapped for this key and this `info`
   */
  async hpkeOpen(enc: Buffer, ciphertext: Buffer, info: Buffer): Promise<Buffer> {
    return Buffer.from(
      await hpkeSuite.open({ recipientKey: this.privateKey, enc, info }, ciphertext),
    );
  }

  /** Wraps a secret, a multiple of 8 bytes, for storage (AES Key Wrap, RFC 3394). */
  wrap(secret: Buffer): Buffer {
    return wrapKey(this.kek, secret);
  }

  /** @throws TrustError DAMAGED */
  unwrap(wrapped: Buffer): Buffer {
    return unwrapKey(this.kek, wrapped);
  }

  /** Returns the part that logs and errors may show. */
  toJSON(): { keyId: string } {
    return { keyId: this.keyId };
  }

  [inspect.custom](): string {
    return `Keystore ${this.keyId}`;
  }

  private static async from(file: string, publicKey: Buffer, secrets: Buffer): Promise<Keystore> {
    if (
      publicKey.length !== X25519_KEY_BYTES ||
      secrets.length !== X25519_KEY_BYTES + 2 * SECRET_BYTES
    ) {
      throw new KeystoreError(
        'DAMAGED',
        `Expected keys of 32 bytes in keystore ${file}, got other lengths`,
      );
    }
    const raw = secrets.subarray(0, X25519_KEY_BYTES);
    const privateKey = await hpkeSuite.kem.importKey('raw', Uint8Array.from(raw).buffer, false);
    raw.fill(0);
    const blindKey = secrets.subarray(X25519_KEY_BYTES, X25519_KEY_BYTES + SECRET_BYTES);
    return new Keystore(
      privateKey,
      publicKey,
      blindKey,
      secrets.subarray(X25519_KEY_BYTES + SECRET_BYTES),
    );
  }
}

/** @param publicKey raw X25519 */
function keyIdOf(publicKey: Buffer): string {
  return `x25519-${createHash('sha256').update(publicKey).digest('hex').slice(0, 16)}`;
}
