import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readProfiles } from '@sinergi/settings';
import { addDistrict, type ExchangeFolder } from '../support/exchange-folder.js';

/** Leaves so many agencies in a folder of profiles, the coordinator first; where they are fewer, districts are added. */
export function setAgencyCount(folder: Pick<ExchangeFolder, 'profilesDir'>, count: number): void {
  const { profilesDir } = folder;
  const agencies = readProfiles(profilesDir).filter(({ kind }) => kind === 'AGENCY');
  for (let n = agencies.length + 1; n <= count; n++)
    addDistrict(folder, `kec-contoh-${n}`, { id: `Kecamatan Contoh ${n}`, en: `Sample District ${n}` });
  const coordinates = ({ publishes }: (typeof agencies)[number]): number => Number(publishes.includes('directory'));
  const leaving = agencies.sort((left, right) => coordinates(right) - coordinates(left)).slice(count);
  for (const { code } of leaving) rmSync(join(profilesDir, `${code}.yaml`));
}
