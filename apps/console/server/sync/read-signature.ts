import type { IncomingRecord } from '@sinergi/broker';
import { ContractError, type EventCodec, SIGNATURE_HEADER } from '@sinergi/contracts';
import { publicSigningKey } from '@sinergi/directory';
import { leafOfRecord, proofFromText, SignatureError, verifyRecord } from '@sinergi/trust';

/** A signing key as the directory lists it. */
export interface SigningKey {
  keyId: string;
  /** raw, 32 bytes */
  key: Buffer;
  /** epoch ms; null while the key is in use */
  revokedAt: number | null;
}

/** Why a record is not its agency's word. The codes are those of dead letters. */
export type NotSigned = 'UNSIGNED' | 'UNKNOWN_KEY' | 'REVOKED_KEY' | 'BAD_SIGNATURE';

/** What a signature is verified with. */
export interface SignatureContext {
  exchangeId: string;
  codec: EventCodec;
}

/**
 * Reads whether an agency signed a record with one of its keys in use.
 *
 * @throws RegistryUnavailable where the schema has to be asked for and cannot be
 */
export async function readSignature(
  { topic, key, value, headers }: IncomingRecord,
  { agency, keys }: { agency: string; keys: readonly SigningKey[] },
  { exchangeId, codec }: SignatureContext,
): Promise<'SIGNED' | NotSigned> {
  const signature = headers[SIGNATURE_HEADER];
  if (signature === undefined) return 'UNSIGNED';
  if (key === null || value === null) return 'BAD_SIGNATURE';
  try {
    const proof = proofFromText(signature);
    const listed = keys.find(({ keyId }) => keyId === proof.keyId);
    if (!listed) return 'UNKNOWN_KEY';
    if (listed.revokedAt !== null) return 'REVOKED_KEY';
    const record = { topic, key: key.toString('utf8'), value, headers };
    const leaf = leafOfRecord(record, exchangeId, await codec.schemaHash(value));
    const publicKey = publicSigningKey(listed.key);
    verifyRecord(leaf, proof, { agency, keyId: listed.keyId, publicKey });
    return 'SIGNED';
  } catch (error) {
    const isItsFault =
      error instanceof SignatureError ||
      error instanceof RangeError ||
      error instanceof ContractError;
    if (!isItsFault) throw error;
    return 'BAD_SIGNATURE';
  }
}
