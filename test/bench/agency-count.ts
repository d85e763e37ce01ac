import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AgencyProfile, readProfiles } from '@sinergi/settings';
import { addDistrict, type ExchangeFolder } from '../support/exchange-folder.js';

/**
 * Leaves so many agencies in a folder of profiles: the coordinator first, then who says who is the
 * same person, since there is no exchange without them. One alone is both. Where there are fewer,
 * districts are added.
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
