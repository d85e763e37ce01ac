import type { AudienceWrap, HpkeWrap } from '@sinergi/contracts';
import { z } from 'zod';

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const hpkeWraps = z.array(
  z.object({ agency: z.string(), keyId: z.string(), enc: bytes, ciphertext: bytes }),
);
const audienceWraps = z.array(z.object({ audience: z.string(), epoch: z.int(), wrapped: bytes }));

/** Encodes wraps for the key tables: JSON, bytes in base64. */
export function storeHpkeWraps(wraps: HpkeWrap[]): string {
  return JSON.stringify(
    wraps.map(({ agency, keyId, enc, ciphertext }) => ({
      agency,
      keyId,
      enc: enc.toString('base64'),
      ciphertext: ciphertext.toString('base64'),
    })),
  );
}

export function readHpkeWraps(stored: unknown): HpkeWrap[] {
  return hpkeWraps.parse(stored);
}

export function storeAudienceWraps(wraps: AudienceWrap[]): string {
  return JSON.stringify(
    wraps.map(({ audience, epoch, wrapped }) => ({
      audience,
      epoch,
      wrapped: wrapped.toString('base64'),
    })),
  );
}

export function readAudienceWraps(stored: unknown): AudienceWrap[] {
  return audienceWraps.parse(stored);
}
