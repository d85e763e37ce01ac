import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Where the raw key begins in an Ed25519 SubjectPublicKeyInfo (RFC 8410). */
const SPKI_PREFIX_BYTES = 12;

export interface SignedMessage {
  /** the event's id: the same at every attempt */
  id: string;
  /** epoch seconds */
  timestamp: number;
  body: string;
}

/**
 * The headers of a message. The receiver needs our public key and no secret of ours. Source:
 * Standard Webhooks, asymmetric signatures (v1a, Ed25519).
 *
 * @param seed Ed25519 private key, 32 bytes
 */
export function signatureHeaders(
  seed: Buffer,
  { id, timestamp, body }: SignedMessage,
): Record<string, string> {
  const signature = sign(null, Buffer.from(`${id}.${timestamp}.${body}`, 'utf8'), privateKey(seed));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1a,${signature.toString('base64')}`,
  };
}

/** As Standard Webhooks writes public keys: `whpk_` and base64 of its 32 bytes. */
export function webhookPublicKey(seed: Buffer): string {
  const spki = createPublicKey(privateKey(seed)).export({ type: 'spki', format: 'der' });
  return `whpk_${spki.subarray(SPKI_PREFIX_BYTES).toString('base64')}`;
}

function privateKey(seed: Buffer) {
  return createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
}
