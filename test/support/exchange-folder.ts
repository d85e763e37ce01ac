import { chmodSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where an exchange keeps its state, with profiles of its own that a test may change. */
export interface ExchangeFolder {
  stateDir: string;
  profilesDir: string;
}

/** Makes one in the system's temporary folder. @param prefix of its name */
export function makeExchangeFolder(prefix: string): ExchangeFolder {
  const stateDir = mkdtempSync(join(tmpdir(), prefix));
  // PostgreSQL runs as another user where root starts it.
  chmodSync(stateDir, 0o755);
  const profilesDir = join(stateDir, 'agencies');
  cpSync('deploy/agencies', profilesDir, { recursive: true });
  return { stateDir, profilesDir };
}

/** The agency that joins in tests. */
export const NEWCOMER = 'kec-contoh';

/** Adds the profile of a sixteenth agency, for another district than the one whose profile it follows. */
export function addNewcomer({ profilesDir }: Pick<ExchangeFolder, 'profilesDir'>): void {
  const menteng = readFileSync(join(profilesDir, 'kec-menteng.yaml'), 'utf8');
  writeFileSync(
    join(profilesDir, `${NEWCOMER}.yaml`),
    menteng
      .replace('code: kec-menteng', `code: ${NEWCOMER}`)
      .replaceAll('31.71.06', '31.71.03')
      .replace(/id: .*/, 'id: Kecamatan Contoh')
      .replace(/en: .*/, 'en: Sample District'),
  );
}
