import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hpkeSuite } from './hpke-suite.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/**
 * RFC 9180's test vectors (github.com/cfrg/draft-irtf-cfrg-hpke, test-vectors.json): mode 0, KEM
 * 0x0020, KDF 0x0001, AEAD 0x0002. The encryptions are compared in the accumulated form of Go's
 * crypto/hpke (testdata/rfc9180.json): inputs drawn from SHAKE128 of nothing, a length byte and as
 * many bytes, first the associated data and then the plaintext; SHAKE128 over the 1,000
 * ciphertexts.
 */
const VECTOR = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  ikmE: hex('2cd7c601cefb3d42a62b04b7a9041494c06c7843818e0ce28a8f704ae7ab20f9'),
  skRm: hex('497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d'),
  pkRm: hex('430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c'),
  enc: '6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256',
  encryptionsAccumulated: '1702e73e1e71705faa8241022af1deea',
};

it('is the suite of RFC 9180: its vectors seal and open to the published bytes', async () => {
  const { kem } = hpkeSuite;
  const sender = await hpkeSuite.createSenderContext({
    recipientPublicKey: await kem.deserializePublicKey(VECTOR.pkRm),
    info: VECTOR.info,
    ekm: VECTOR.ikmE,
  });
  expect(Buffer.from(sender.enc).toString('hex')).toBe(VECTOR.enc);
  const recipient = await hpkeSuite.createRecipientContext({
    recipientKey: await kem.importKey('raw', Uint8Array.from(VECTOR.skRm).buffer, false),
    enc: sender.enc,
    info: VECTOR.info,
  });

  const source = createHash('shake128', { outputLength: 600_000 }).digest();
  let at = 0;
  const draw = (): Buffer => {
    const length = source[at]!;
    at += 1 + length;
    return source.subarray(at - length, at);
  };
  const sink = createHash('shake128', { outputLength: 16 });
  for (let round = 0; round < 1000; round++) {
    const aad = draw();
    const plaintext = draw();
    const ciphertext = await sender.seal(plaintext, aad);
    sink.update(Buffer.from(ciphertext));
    expect(plaintext.equals(Buffer.from(await recipient.open(ciphertext, aad)))).toBe(true);
  }
  expect(sink.digest('hex')).toBe(VECTOR.encryptionsAccumulated);
});
