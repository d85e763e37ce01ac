import { rmSync } from 'node:fs';
import { coordinatorOf, readProfiles } from '@sinergi/settings';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExchangeFolder, makeExchangeFolder } from '../support/exchange-folder.js';
import { setAgencyCount } from './agency-count.js';

let folder: ExchangeFolder;
beforeEach(() => {
  folder = makeExchangeFolder('sinergi-agency-count-');
});
afterEach(() => rmSync(folder.stateDir, { recursive: true, force: true }));

const agencies = () => readProfiles(folder.profilesDir).filter(({ kind }) => kind === 'AGENCY');

describe('the number of agencies', () => {
  it('can be one, which coordinates and says who is the same person', () => {
    setAgencyCount(folder, 1);
    expect(agencies()).toEqual([coordinatorOf(agencies())]);
    expect(agencies()[0]).toMatchObject({ identityAuthority: true });
  });

  it('leaves one that says who is the same person as long as there are two', () => {
    setAgencyCount(folder, 2);
    expect(agencies().map(({ code, identityAuthority }) => [code, identityAuthority])).toEqual([
      ['imigrasi-dki', false],
      ['imigrasi-jakpus', true],
    ]);
  });

  it('can be more than there are, by districts that publish and read as others do', () => {
    setAgencyCount(folder, 30);
    expect(agencies()).toHaveLength(30);
    expect(
      agencies().every(
        ({ publishes, subscribes }) =>
          publishes.includes('bulletin') && subscribes.includes('bulletin'),
      ),
    ).toBe(true);
  });

  it('leaves those alone that are no agencies', () => {
    const others = () => readProfiles(folder.profilesDir).filter(({ kind }) => kind !== 'AGENCY');
    const before = others();
    setAgencyCount(folder, 5);
    expect(others()).toEqual(before);
  });
});
