import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

/** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode. Source: RFC 9180. */
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** @param publicKey raw X25519 @returns the encapsulated key and the sealed bytes */
export async function hpkeSeal(publicKey: Buffer, plaintext: Buffer, info: Buffer): Promise<{ enc: Buffer; ciphertext: Buffer }> {
  const recipientPublicKey = await suite.kem.importKey('raw', view(publicKey), true);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: view(info) });
  const ciphertext = await sender.seal(view(plaintext));
  return { enc: Buffer.from(sender.enc), ciphertext: Buffer.from(ciphertext) };
}

/** @param privateKey raw X25519 @throws Error when it was not sealed for this key and this info */
export async function hpkeOpen(privateKey: Buffer, enc: Buffer, ciphertext: Buffer, info: Buffer): Promise<Buffer> {
  const recipientKey = await suite.kem.importKey('raw', view(privateKey), false);
  const recipient = await suite.createRecipientContext({ recipientKey, enc: view(enc), info: view(info) });
  return Buffer.from(await recipient.open(view(ciphertext)));
}

/** A copy in an ArrayBuffer of its own: a Buffer may be a window onto a pool. */
function view(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}
