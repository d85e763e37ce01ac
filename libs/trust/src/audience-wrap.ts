import type { HpkeWrap } from '@sinergi/contracts';
import { hpkeSuite } from './hpke-suite.js';
import type { Keystore } from './keystore.js';
import type { Member } from './member.js';
import { TrustError } from './trust-error.js';

/** The name of an audience key: a publisher makes one key per group, audience and epoch. */
export interface AudienceName {
  publisher: string;
  group: string;
  /** core, or a kecamatan's code */
  audience: string;
  epoch: number;
}

/**
 * Wraps an audience key for one member (HPKE base mode).
 *
 * @throws where the member's key is no usable X25519 key
 */
export async function wrapForMember(
  name: AudienceName,
  { agency, keyId, publicKey }: Member,
  key: Buffer,
): Promise<HpkeWrap> {
  const recipientPublicKey = await hpkeSuite.kem.deserializePublicKey(publicKey);
  const { enc, ct } = await hpkeSuite.seal({ recipientPublicKey, info: wrapInfo(name) }, key);
  return { agency, keyId, enc: Buffer.from(enc), ciphertext: Buffer.from(ct) };
}

/** @throws TrustError DAMAGED where the wrap was not made for this keystore and this audience */
export async function openWrap(
  name: AudienceName,
  keystore: Keystore,
  wrap: HpkeWrap,
): Promise<Buffer> {
  try {
    return await keystore.hpkeOpen(wrap, wrapInfo(name));
  } catch {
    const { publisher, group, audience, epoch } = name;
    throw new TrustError(
      'DAMAGED',
      `Expected ${publisher}'s key of ${group}/${audience}/${epoch} wrapped for this agency, ` +
        'got other bytes',
    );
  }
}

/** Returns the HPKE info of a name. Codes hold no NUL, so no two names give the same bytes. */
function wrapInfo({ publisher, group, audience, epoch }: AudienceName): Buffer {
  return Buffer.from(
    ['sinergi/audience/v1', publisher, group, audience, String(epoch)].join('\0'),
    'utf8',
  );
}
