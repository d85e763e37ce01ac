import type { Json } from '@sinergi/client';

const person = (surname: string, givenNames: string, number: string, sex: string): Json => ({
  ...{ surname, givenNames, nationality: 'UTO', birthDate: '1988-05-17', sex },
  document: { issuingState: 'UTO', type: 'P', number, expiry: '2031-04-15' },
});

/** The people of the play: invented, with passports of ICAO's specimen state. */
export const PEOPLE = {
  /** stays in a household after the permit ended */
  guest: person('CONTOH', 'TAMU SATU', 'X23091801', 'F'),
  /** stays as long, but has applied and paid in time */
  applicant: person('CONTOH', 'PEMOHON DUA', 'X23091802', 'M'),
  /** is the Foreign Ministry's matter */
  diplomat: person('CONTOH', 'DIPLOMAT TIGA', 'X23100203', 'F'),
  /** has left, though another passport was read at the border */
  departed: person('CONTOH', 'BERANGKAT EMPAT', 'X23101004', 'M'),
  /** whose passport was read in that one's place */
  mistaken: person('CONTOH', 'TERTUKAR LIMA', 'X23101005', 'M'),
  /** is checked in a joint operation, and stays as the law allows */
  checked: person('CONTOH', 'TERPERIKSA ENAM', 'X23102406', 'F'),
  /** campaigns at a polling place */
  campaigner: person('CONTOH', 'KAMPANYE TUJUH', 'X24021407', 'M'),
  /** observes the election, accredited by Bawaslu */
  observer: person('CONTOH', 'PEMANTAU DELAPAN', 'X24021408', 'F'),
  /** only stands by */
  bystander: person('CONTOH', 'PENONTON SEMBILAN', 'X24021409', 'M'),
} as const;

/** A point in each district, by the district's code. */
const POINTS: Readonly<Record<string, { lat: number; lon: number }>> = {
  '31.71.01': { lat: -6.1724, lon: 106.8226 },
  '31.71.02': { lat: -6.158, lon: 106.8337 },
  '31.71.03': { lat: -6.1636, lon: 106.8549 },
  '31.71.04': { lat: -6.183, lon: 106.8426 },
  '31.71.05': { lat: -6.1818, lon: 106.8668 },
  '31.71.06': { lat: -6.194, lon: 106.8404 },
  '31.71.07': { lat: -6.2009, lon: 106.8094 },
  '31.71.08': { lat: -6.1817, lon: 106.8558 },
};

/** An invented address in a district. */
export const placeIn = (kecamatan: string): Json => ({
  ...POINTS[kecamatan]!,
  accuracyMetres: 20,
  address: 'Jalan Contoh 1',
});
