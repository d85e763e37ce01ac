import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { HandedKey } from './desired-entry.js';

const handedKey = z.object({
  keyId: z.string().min(1),
  algorithm: z.literal('X25519'),
  key: z.string(),
  validFrom: z.iso.datetime(),
});

/**
 * Reads `<dir>/<code>.json`, where the platform puts a participant's public key for the
 * coordinator. Returns undefined where the file does not exist yet.
 */
export function handedKeys(dir: string): (code: string) => HandedKey | undefined {
  return (code) => {
    const file = join(dir, `${code}.json`);
    if (!existsSync(file)) return undefined;
    const parsed = handedKey.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(
        `Expected {keyId, algorithm, key, validFrom} in ${file}, ` +
          `got ${parsed.error.issues[0]?.message}`,
      );
    const { keyId, algorithm, key, validFrom } = parsed.data;
    return {
      keyId,
      algorithm,
      key: Buffer.from(key, 'base64url'),
      validFrom: Date.parse(validFrom),
    };
  };
}
