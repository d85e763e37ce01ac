import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/**
 * The keys that the provider keeps between starts, so that tokens and logins outlive a restart.
 */
export interface SigningKeys {
  /** Private ES256 key, signs access and ID tokens. */
  jwk: JWK;
  /** Signs the provider's own cookies. */
  cookieKey: string;
}

const FILE_NAME = 'identity-keys.json';

/**
 * Reads the provider's keys from `stateDir`, or creates them on the first start. The file has mode
 * 0600 and is written atomically, so a kill during the first start leaves no partial file.
 */
export async function keepSigningKeys(stateDir: string): Promise<SigningKeys> {
  const file = join(stateDir, FILE_NAME);
  const kept = await readIfThere(file);
  if (kept !== undefined) return parseKeys(file, kept);
  const made = await makeKeys();
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  const handle = await open(unfinished, 'w', 0o600);
  await handle.writeFile(JSON.stringify(made));
  await handle.sync();
  await handle.close();
  await chmod(unfinished, 0o600);
  await rename(unfinished, file);
  return made;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseKeys(file: string, text: string): SigningKeys {
  const keys = JSON.parse(text) as Partial<SigningKeys>;
  if (keys.jwk?.d === undefined || typeof keys.cookieKey !== 'string') {
    throw new Error(
      `Expected a private key and a cookie key in ${file}, got something else; ` +
        'remove the file to create new keys',
    );
  }
  return { jwk: keys.jwk, cookieKey: keys.cookieKey };
}

async function makeKeys(): Promise<SigningKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return {
    jwk: { ...jwk, alg: 'ES256', use: 'sig', kid: randomBytes(8).toString('base64url') },
    cookieKey: randomBytes(32).toString('base64url'),
  };
}
