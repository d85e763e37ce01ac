import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  type webcrypto,
} from 'node:crypto';
import { inspect } from 'node:util';
import { SIGNING_ALGORITHM, WRAPPING_ALGORITHM } from '@sinergi/contracts';
import {
  keyIdOf,
  rawPublicKey,
  SEED_BYTES,
  signingKeyFromSeed,
  signingKeyId,
} from '@sinergi/directory';
import { hpkeSuite, X25519_KEY_BYTES } from './hpke-suite.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import { KeystoreError } from './keystore-error.js';
import { readKeystoreFile, replaceKeystoreFile, writeKeystoreFile } from './keystore-file.js';
import type { Signer } from './signing/sign-records.js';

const SECRET_BYTES = 32;

/** A public key as the directory lists it. */
export interface OwnPublicKey {
  keyId: string;
  algorithm: string;
  /** raw, 32 bytes */
  key: Buffer;
}

/** Which keys of a keystore are replaced. */
export type KeyPurpose = 'signing' | 'recipient';

interface Recipient {
  keyId: string;
  /** raw X25519, 32 bytes */
  publicKey: Buffer;
  privateKey: webcrypto.CryptoKey;
}

interface OwnKeys {
  /** the newest first */
  recipients: [Recipient, ...Recipient[]];
  /** Ed25519, the newest first */
  signing: [KeyObject, ...KeyObject[]];
}

/**
 * An agency's own secrets: its X25519 key pairs, its Ed25519 keys for signing, the key under which
 * it wraps its keys at rest (`kek`), and the key of its blind indexes (`blindKey`), which never
 * leaves the agency. Former keys stay, so that what was wrapped for them opens. On disk a
 * passphrase protects them.
 */
export class Keystore {
  private constructor(
    private own: OwnKeys,
    /** HMAC key, 32 bytes */
    readonly blindKey: Buffer,
    /** AES-256 key, 32 bytes */
    readonly kek: Buffer,
  ) {}

  /** Derived from the public key, so that one name never means two keys. */
  get keyId(): string {
    return this.own.recipients[0].keyId;
  }

  /** raw X25519, 32 bytes */
  get publicKey(): Buffer {
    return this.own.recipients[0].publicKey;
  }

  get signingKeyId(): string {
    return signingKeyId(this.own.signing[0]);
  }

  /** raw Ed25519, 32 bytes */
  get signingPublicKey(): Buffer {
    return rawPublicKey(this.own.signing[0]);
  }

  /** Its newest public keys, as the directory lists them: one to wrap for, one to verify with. */
  get publicKeys(): OwnPublicKey[] {
    return [recipientKey(this.own.recipients[0]), verifyingKey(this.own.signing[0])];
  }

  /** Its former public keys, of both kinds, the newest first. */
  get formerPublicKeys(): OwnPublicKey[] {
    const { recipients, signing } = this.own;
    return [...recipients.slice(1).map(recipientKey), ...signing.slice(1).map(verifyingKey)];
  }

  /** Returns the signer that signs records in an agency's name, with its newest key. */
  signerFor(agency: string): Signer {
    return this.signersFor(agency)[0]!;
  }

  /** Returns the signers of all its signing keys, the newest first. */
  signersFor(agency: string): Signer[] {
    return this.own.signing.map((privateKey) => ({
      ...{ agency, keyId: signingKeyId(privateKey), privateKey },
    }));
  }

  /** Tells whether it opens what was wrapped for this key. */
  hasRecipient(keyId: string): boolean {
    return this.own.recipients.some((recipient) => recipient.keyId === keyId);
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
    if (isOutdated) throw outdated(file);
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
   * Adds a new key to a keystore's file; the one before it stays as a former one. Who has the
   * keystore open takes it up by `reload`.
   *
   * @throws KeystoreError MISSING, DAMAGED, OUTDATED, WRONG_PASSPHRASE, NO_PASSPHRASE
   */
  static async rotate(file: string, passphrase: string, purpose: KeyPurpose): Promise<Keystore> {
    const read = await readKeystoreFile(file, passphrase);
    if (read.isOutdated) throw outdated(file);
    const { secrets } = read;
    let { publicKey } = read;
    const at = purpose === 'signing' ? SEED_AT : 0;
    const former = Buffer.concat([Buffer.from([KINDS[purpose]]), secrets.subarray(at, at + 32)]);
    const all = Buffer.concat([secrets, former]);
    if (purpose === 'signing') randomBytes(SEED_BYTES).copy(all, SEED_AT);
    else {
      const pair = await hpkeSuite.kem.generateKeyPair();
      publicKey = Buffer.from(await hpkeSuite.kem.serializePublicKey(pair.publicKey));
      Buffer.from(await hpkeSuite.kem.serializePrivateKey(pair.privateKey)).copy(all, 0);
    }
    secrets.fill(0);
    await replaceKeystoreFile(file, passphrase, publicKey, all, true);
    return Keystore.from(file, publicKey, all);
  }

  /**
   * Takes up keys that were added to the file since it was opened.
   *
   * @returns whether there were any
   * @throws KeystoreError, DAMAGED also where the file is another keystore
   */
  async reload(file: string, passphrase: string): Promise<boolean> {
    const read = await Keystore.open(file, passphrase);
    if (!read.kek.equals(this.kek) || !read.blindKey.equals(this.blindKey))
      throw new KeystoreError(
        'DAMAGED',
        `Expected the keystore that was opened at ${file}, got another one`,
      );
    const hasNew = read.keyId !== this.keyId || read.signingKeyId !== this.signingKeyId;
    if (hasNew) this.own = read.own;
    return hasNew;
  }

  /**
   * Opens a ciphertext that was wrapped for one of this agency's public keys (HPKE base mode, RFC
   * 9180).
   *
   * @throws where it was not wrapped for this key and this `info`
   */
  async hpkeOpen(
    { keyId, enc, ciphertext }: { keyId: string; enc: Buffer; ciphertext: Buffer },
    info: Buffer,
  ): Promise<Buffer> {
    const recipient = this.own.recipients.find((one) => one.keyId === keyId);
    if (!recipient) throw new RangeError(`Expected a key of this keystore, got ${keyId}`);
    return Buffer.from(
      await hpkeSuite.open({ recipientKey: recipient.privateKey, enc, info }, ciphertext),
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
    const isWhole =
      publicKey.length === X25519_KEY_BYTES &&
      secrets.length >= FORMER_AT &&
      (secrets.length - FORMER_AT) % FORMER_BYTES === 0;
    if (!isWhole)
      throw new KeystoreError(
        'DAMAGED',
        `Expected keys of 32 bytes in keystore ${file}, got other lengths`,
      );
    const recipients: Recipient[] = [await recipientFrom(secrets.subarray(0, X25519_KEY_BYTES))];
    if (!recipients[0]!.publicKey.equals(publicKey))
      throw new KeystoreError(
        'DAMAGED',
        `Expected the public half of its key in keystore ${file}, got another key`,
      );
    const signing = [signingKeyFromSeed(secrets.subarray(SEED_AT, FORMER_AT))];
    // Former keys are added at the end, so the newest of them is the last.
    for (let at = secrets.length - FORMER_BYTES; at >= FORMER_AT; at -= FORMER_BYTES) {
      const former = secrets.subarray(at + 1, at + FORMER_BYTES);
      if (secrets[at] === KINDS.signing) signing.push(signingKeyFromSeed(former));
      else recipients.push(await recipientFrom(former));
      former.fill(0);
    }
    const own = { recipients, signing } as unknown as OwnKeys;
    const [blindKey, kek] = [X25519_KEY_BYTES, KEK_AT].map((at) =>
      Buffer.from(secrets.subarray(at, at + SECRET_BYTES)),
    ) as [Buffer, Buffer];
    secrets.fill(0);
    return new Keystore(own, blindKey, kek);
  }
}

const KEK_AT = X25519_KEY_BYTES + SECRET_BYTES;
const SEED_AT = KEK_AT + SECRET_BYTES;
/** Each former key: its kind, and 32 bytes. */
const FORMER_AT = SEED_AT + SEED_BYTES;
const FORMER_BYTES = 33;
const KINDS: Record<KeyPurpose, number> = { recipient: 1, signing: 2 };

async function recipientFrom(raw: Buffer): Promise<Recipient> {
  const copy = Uint8Array.from(raw);
  const privateKey = await hpkeSuite.kem.importKey('raw', copy.buffer, false);
  const publicKey = publicHalf(raw);
  return { keyId: keyIdOf(WRAPPING_ALGORITHM, publicKey), publicKey, privateKey };
}

/** DER before an X25519 private key. Source: RFC 8410, 7. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');

function publicHalf(raw: Buffer): Buffer {
  const der = Buffer.concat([PKCS8_HEAD, raw]);
  const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  der.fill(0);
  return rawPublicKey(key);
}

const recipientKey = ({ keyId, publicKey }: Recipient): OwnPublicKey => ({
  ...{ keyId, algorithm: WRAPPING_ALGORITHM, key: publicKey },
});
const verifyingKey = (key: KeyObject): OwnPublicKey => ({
  ...{ keyId: signingKeyId(key), algorithm: SIGNING_ALGORITHM, key: rawPublicKey(key) },
});

const outdated = (file: string): KeystoreError =>
  new KeystoreError(
    'OUTDATED',
    `Expected a keystore with a signing key at ${file}, got one from before signing keys: ` +
      'upgrade it first',
  );
