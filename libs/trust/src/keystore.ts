import { createHash, type KeyObject, randomBytes, type webcrypto } from 'node:crypto';
import { inspect } from 'node:util';
import { SIGNING_ALGORITHM, WRAPPING_ALGORITHM } from '@sinergi/contracts';
import { rawPublicKey, SEED_BYTES, signingKeyFromSeed, signingKeyId } from '@sinergi/directory';
import { hpkeSuite, X25519_KEY_BYTES } from './hpke-suite.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import { KeystoreError } from './keystore-error.js';
import { readKeystoreFile, replaceKeystoreFile, writeKeystoreFile } from './keystore-file.js';
import { type Signer } from './signing/sign-records.js';

const SECRET_BYTES = 32;

/**
 * An agency's own secrets: its X25519 key pair, its Ed25519 key for signing, the key under which it
 * wraps its keys at rest (`kek`), and the key of its blind indexes (`blindKey`), which never leaves
 * the agency. On disk a passphrase protects them.
 */
export class Keystore {
  /** Derived from the public key, so that one name never means two keys. */
  readonly keyId: string;
  readonly signingKeyId: string;

  private constructor(
    private readonly privateKey: webcrypto.CryptoKey,
    /** raw X25519, 32 bytes */
    readonly publicKey: Buffer,
    /** HMAC key, 32 bytes */
    readonly blindKey: Buffer,
    /** AES-256 key, 32 bytes */
    readonly kek: Buffer,
    private readonly signingKey: KeyObject,
  ) {
    this.keyId = keyIdOf(publicKey);
    this.signingKeyId = signingKeyId(signingKey);
  }

  /** raw Ed25519, 32 bytes */
  get signingPublicKey(): Buffer {
    return rawPublicKey(this.signingKey);
  }

  /** Its public keys, as the directory lists them: one to wrap for, one to verify with. */
  get publicKeys(): { keyId: string; algorithm: string; key: Buffer }[] {
    return [
      { keyId: this.keyId, algorithm: WRAPPING_ALGORITHM, key: this.publicKey },
      { keyId: this.signingKeyId, algorithm: SIGNING_ALGORITHM, key: this.signingPublicKey },
    ];
  }

  /** Returns the signer that signs records in an agency's name. */
  signerFor(agency: string): Signer {
    return { agency, keyId: this.signingKeyId, privateKey: this.signingKey };
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
      randomBytes(SEED_BYTES),
    ]);
    await writeKeystoreFile(file, passphrase, publicKey, secrets);
    privateKey.fill(0);
    return Keystore.from(file, publicKey, secrets);
  }

  /** @throws KeystoreError MISSING, DAMAGED, OUTDATED, WRONG_PASSPHRASE, NO_PASSPHRASE */
  static async open(file: string, passphrase: string): Promise<Keystore> {
    const { publicKey, secrets, isOutdated } = await readKeystoreFile(file, passphrase);
    if (isOutdated)
      throw new KeystoreError(
        'OUTDATED',
        `Expected a keystore with a signing key at ${file}, got one from before signing keys: ` +
          'upgrade it first',
      );
    return Keystore.from(file, publicKey, secrets);
  }

  /**
   * Opens a keystore; a file from before signing keys gets one first. Its other keys stay as they
   * are.
   *
   * @throws KeystoreError MISSING, DAMAGED, WRONG_PASSPHRASE, NO_PASSPHRASE
   */
  static async upgrade(file: string, passphrase: string): Promise<Keystore> {
    const { publicKey, secrets, isOutdated } = await readKeystoreFile(file, passphrase);
    if (!isOutdated) return Keystore.from(file, publicKey, secrets);
    const all = Buffer.concat([secrets, randomBytes(SEED_BYTES)]);
    secrets.fill(0);
    await replaceKeystoreFile(file, passphrase, publicKey, all);
    return Keystore.from(file, publicKey, all);
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
      secrets.length !== X25519_KEY_BYTES + 2 * SECRET_BYTES + SEED_BYTES
    ) {
      throw new KeystoreError(
        'DAMAGED',
        `Expected keys of 32 bytes in keystore ${file}, got other lengths`,
      );
    }
    const raw = secrets.subarray(0, X25519_KEY_BYTES);
    const privateKey = await hpkeSuite.kem.importKey('raw', Uint8Array.from(raw).buffer, false);
    raw.fill(0);
    const kekAt = X25519_KEY_BYTES + SECRET_BYTES;
    const seed = secrets.subarray(kekAt + SECRET_BYTES);
    const signingKey = signingKeyFromSeed(seed);
    seed.fill(0);
    return new Keystore(
      privateKey,
      publicKey,
      secrets.subarray(X25519_KEY_BYTES, kekAt),
      secrets.subarray(kekAt, kekAt + SECRET_BYTES),
      signingKey,
    );
  }
}

/** @param publicKey raw X25519 */
function keyIdOf(publicKey: Buffer): string {
  return `x25519-${createHash('sha256').update(publicKey).digest('hex').slice(0, 16)}`;
}
