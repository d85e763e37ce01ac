import { chmodSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfiles } from '@sinergi/settings';

/** The state folder of an exchange, with its own profiles, which a test may change. */
export interface ExchangeFolder {
  stateDir: string;
  profilesDir: string;
}

/** Creates one in the system's temporary folder. @param prefix of its name */
export function makeExchangeFolder(prefix: string): ExchangeFolder {
  const stateDir = mkdtempSync(join(tmpdir(), prefix));
  // PostgreSQL runs as another user when root starts it.
  chmodSync(stateDir, 0o755);
  const profilesDir = join(stateDir, 'agencies');
  cpSync('deploy/agencies', profilesDir, { recursive: true });
  return { stateDir, profilesDir };
}

/** The agency that joins in tests. */
export const NEWCOMER = 'kec-contoh';

/** Adds the profile of a sixteenth agency. It is like the profile of another district. */
export function addNewcomer(folder: Pick<ExchangeFolder, 'profilesDir'>): void {
  addDistrict(folder, NEWCOMER, { id: 'Kecamatan Contoh', en: 'Sample District' });
}

/** Adds the profile of one more district. */
export function addDistrict(
  { profilesDir }: Pick<ExchangeFolder, 'profilesDir'>,
  code: string,
  name: { id: string; en: string },
): void {
  const menteng = readFileSync(join(profilesDir, 'kec-menteng.yaml'), 'utf8');
  const numbers = readProfiles(profilesDir).map(({ number }) => number);
  writeFileSync(
    join(profilesDir, `${code}.yaml`),
    menteng
      .replace('code: kec-menteng', `code: ${code}`)
      .replace(/^number: .*/m, `number: ${Math.max(...numbers) + 1}`)
      .replaceAll('31.71.06', '31.71.03')
      .replace(/id: .*/, `id: ${name.id}`)
      .replace(/en: .*/, `en: ${name.en}`),
  );
}
