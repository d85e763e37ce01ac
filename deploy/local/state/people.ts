import type { AgencyProfile, IdentitySettings } from '@sinergi/settings';

type People = IdentitySettings['operators'];

/**
 * The operators who may log in to the console here. They are invented; the development provider
 * asks for no password.
 */
export const OPERATORS: People = [
  { id: 'operator-1', name: 'Operator Satu', agency: 'imigrasi-dki', roles: ['operator'] },
  { id: 'operator-2', name: 'Operator Dua', agency: 'imigrasi-dki', roles: ['operator'] },
  { id: 'pengawas-1', name: 'Pengawas Satu', agency: 'imigrasi-jakpus', roles: ['agency-admin'] },
  { id: 'pembaca-1', name: 'Pembaca Satu', agency: 'kec-menteng', roles: ['viewer'] },
  { id: 'admin-1', name: 'Admin Satu', agency: 'imigrasi-dki', roles: ['platform-admin'] },
];

/** Given names of officers; all of them are invented. */
const NAMES = [
  ...['Ayu', 'Bima', 'Citra', 'Dewi', 'Eka', 'Fajar', 'Gita', 'Hadi', 'Intan', 'Jaka', 'Kartika'],
  ...['Laras', 'Mega', 'Nanda', 'Okta', 'Putri', 'Qori', 'Rani', 'Surya', 'Tirta', 'Utami'],
  ...[
    'Vina',
    'Wira',
    'Yuda',
    'Zahra',
    'Anggun',
    'Bayu',
    'Candra',
    'Damar',
    'Elok',
    'Galih',
    'Hana',
  ],
];

/**
 * The officers who may log in to the desk here, two of every agency, invented as well: at an agency
 * of one district a clerk and an officer, elsewhere two officers. An agency's number says which
 * names are its own, so an agency that comes changes nobody's.
 */
export const officersOf = (profiles: readonly AgencyProfile[]): People =>
  profiles
    .filter(({ kind }) => kind === 'AGENCY')
    .flatMap(({ code, number, areaCodes }) => [
      {
        ...{ id: `${code}-1`, name: nameOf(2 * number), agency: code },
        roles: [isOfOneDistrict(areaCodes) ? 'clerk' : 'officer'],
      },
      { id: `${code}-2`, name: nameOf(2 * number + 1), agency: code, roles: ['officer'] },
    ]);

/** Returns a name that no other number has. */
function nameOf(number: number): string {
  const round = Math.floor(number / NAMES.length);
  return `${NAMES[number % NAMES.length]}${round === 0 ? '' : ` ${round + 1}`} Latihan`;
}

/** Tells whether the area is one kecamatan, such as 31.71.06. */
const isOfOneDistrict = (areaCodes: readonly string[]): boolean =>
  areaCodes.length === 1 && areaCodes[0]!.split('.').length === 3;
