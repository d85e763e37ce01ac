import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIGNING_ALGORITHM, WRAPPING_ALGORITHM } from '@sinergi/contracts';
import { z } from 'zod';
import type { HandedKey } from './desired-entry.js';

const signature = z
  .string()
  .regex(/^[A-Za-z0-9_-]{86}$/)
  .transform((text) => Buffer.from(text, 'base64url'));

const handedFile = z.object({
  keys: z.array(
    z.object({
      keyId: z.string().min(1),
      algorithm: z.enum([WRAPPING_ALGORITHM, SIGNING_ALGORITHM]),
      key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
      validFrom: z.iso.datetime(),
      proof: signature.nullable().default(null),
      endorsement: signature.nullable().default(null),
    }),
  ),
});

/**
 * Reads `<dir>/<code>.json`, where the platform puts a participant's public keys for the
 * coordinator. Returns no key where the file does not exist yet.
 */
export function handedKeys(dir: string): (code: string) => HandedKey[] {
  return (code) => {
    const file = join(dir, `${code}.json`);
    if (!existsSync(file)) return [];
    const parsed = handedFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(
        `Expected keys of {keyId, algorithm, key, validFrom, proof, endorsement} in ${file}, ` +
          `got ${parsed.error.issues[0]?.message}`,
      );
    return parsed.data.keys.map(({ key, validFrom, ...listed }) => ({
      ...listed,
      key: Buffer.from(key, 'base64url'),
      validFrom: Date.parse(validFrom),
    }));
  };
}
