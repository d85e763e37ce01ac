import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Logger } from '@sinergi/observability';
import type { Keystore } from '@sinergi/trust';

const EVERY_MS = 2_000;

/**
 * Takes up keys that are added to the keystore's file while the service runs. A file that cannot be
 * read leaves the keys as they are, and is told once until it changes again.
 *
 * @returns a function that stops it
 */
export function watchKeystore(
  keystore: Keystore,
  { file, passphraseFile }: { file: string; passphraseFile: string },
  logger: Logger,
): () => void {
  let known: number | undefined;
  const look = async (): Promise<void> => {
    const { mtimeMs } = await stat(file);
    if (mtimeMs === known) return;
    known = mtimeMs;
    if (!(await keystore.reload(file, readFileSync(passphraseFile, 'utf8').trim()))) return;
    const { keyId, signingKeyId } = keystore;
    logger.info(
      { keyId, signingKeyId },
      'new keys of the keystore are taken up; the signing key is used once fences list it',
    );
  };
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) =>
        logger.error({ err: error }, 'keystore not read again; its keys stay as they are'),
      )
      .finally(() => {
        isLooking = false;
      });
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
