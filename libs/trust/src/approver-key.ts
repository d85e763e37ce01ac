import { type KeyObject, randomBytes } from 'node:crypto';
import {
  type Approval,
  type ApprovalStatement,
  approve,
  publicSigningKey,
  rawPublicKey,
  SEED_BYTES,
  signingKeyFromSeed,
  signingKeyId,
} from '@sinergi/directory';
import { KeystoreError } from './keystore-error.js';
import { readKeystoreFile, writeKeystoreFile } from './keystore-file.js';

/**
 * The key with which one hand approves changes of the directory. It is kept apart from the
 * keystores of services, because whoever holds a service's host must not change the directory.
 */
export class ApproverKey {
  private constructor(
    /** raw Ed25519, 32 bytes */
    readonly publicKey: Buffer,
    private readonly privateKey: KeyObject,
  ) {}

  /** Derived from the public key, so that one name never means two keys. */
  get keyId(): string {
    return signingKeyId(publicSigningKey(this.publicKey));
  }

  /**
   * Makes a new key and writes it under a passphrase to a new file of mode 0600.
   *
   * @throws KeystoreError EXISTS, NO_PASSPHRASE
   */
  static async create(file: string, passphrase: string): Promise<ApproverKey> {
    const seed = randomBytes(SEED_BYTES);
    const privateKey = signingKeyFromSeed(seed);
    const publicKey = rawPublicKey(privateKey);
    await writeKeystoreFile(file, passphrase, publicKey, seed);
    seed.fill(0);
    return new ApproverKey(publicKey, privateKey);
  }

  /** @throws KeystoreError MISSING, DAMAGED, WRONG_PASSPHRASE, NO_PASSPHRASE */
  static async open(file: string, passphrase: string): Promise<ApproverKey> {
    const { publicKey, secrets } = await readKeystoreFile(file, passphrase);
    if (secrets.length !== SEED_BYTES)
      throw new KeystoreError(
        'DAMAGED',
        `Expected the key of an approver at ${file}, got a keystore with other keys`,
      );
    const privateKey = signingKeyFromSeed(secrets);
    secrets.fill(0);
    if (!rawPublicKey(privateKey).equals(publicKey))
      throw new KeystoreError('DAMAGED', `Expected a key and its public half at ${file}, got two`);
    return new ApproverKey(publicKey, privateKey);
  }

  approve(statement: Omit<ApprovalStatement, 'keyId'>): Approval {
    return approve({ ...statement, keyId: this.keyId }, this.privateKey);
  }

  /** Returns the part that logs and errors may show. */
  toJSON(): { keyId: string } {
    return { keyId: this.keyId };
  }
}
