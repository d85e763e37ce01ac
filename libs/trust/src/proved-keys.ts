import type { ClaimedKey } from '@sinergi/directory';
import { signKey } from '@sinergi/directory';
import type { Keystore } from './keystore.js';

/** A public key with the proof that its agency has it. */
export interface ProvedKey {
  keyId: string;
  algorithm: string;
  /** raw, 32 bytes */
  key: Buffer;
  /** Ed25519, 64 bytes */
  proof: Buffer;
}

/** Returns a keystore's public keys for the directory of one exchange, each with its proof. */
export function provedKeys(keystore: Keystore, exchangeId: string, agency: string): ProvedKey[] {
  const { privateKey } = keystore.signerFor(agency);
  return keystore.publicKeys.map((key) => {
    const claimed: ClaimedKey = { ...key, exchangeId, agency };
    return { ...key, proof: signKey('proof', claimed, privateKey) };
  });
}
