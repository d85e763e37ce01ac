import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AgencyProfile, readProfiles } from '@sinergi/settings';
import { addDistrict, type ExchangeFolder } from '../support/exchange-folder.js';

/**
 * Keeps only `count` agencies in a folder of profiles: the coordinator first, then the identity
 * authority, because an exchange needs both. A single agency has both roles. Where there are too
 * few agencies, districts are added.
 */
export function setAgencyCount(folder: Pick<ExchangeFolder, 'profilesDir'>, count: number): void {
  const { profilesDir } = folder;
  const agencies = readProfiles(profilesDir).filter(({ kind }) => kind === 'AGENCY');
  for (let n = agencies.length + 1; n <= count; n++)
    addDistrict(folder, `kec-contoh-${n}`, {
      id: `Kecamatan Contoh ${n}`,
      en: `Sample District ${n}`,
    });
  const rank = ({ publishes, identityAuthority }: AgencyProfile): number =>
    Number(!publishes.includes('directory')) * 2 + Number(!identityAuthority);
  const ordered = agencies.sort((left, right) => rank(left) - rank(right));
  for (const { code } of ordered.slice(count)) rmSync(join(profilesDir, `${code}.yaml`));
  if (!ordered.slice(0, count).some(({ identityAuthority }) => identityAuthority))
    appendFileSync(join(profilesDir, `${ordered[0]!.code}.yaml`), 'identityAuthority: true\n');
}
