import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAgencySettings } from '@sinergi/settings';
import { Keystore, type Signer } from '@sinergi/trust';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';

/** What whoever holds an agency's keystore signs with, and the exchange that it signs for. */
export async function signerOf(
  descriptor: PlatformDescriptor,
  code: string,
): Promise<{ signer: Signer; exchangeId: string }> {
  const { exchange, keystore } = readAgencySettings(
    join(descriptor.stateDir, 'settings', `${code}.json`),
  );
  const passphrase = readFileSync(keystore.passphraseFile, 'utf8').trim();
  const signer = (await Keystore.open(keystore.file, passphrase)).signerFor(code);
  return { signer, exchangeId: exchange.id };
}
