import { passportZone, type SeededRandom } from '@sinergi/domain';
import type { Scene } from './scene.js';

/** Words that are nobody's name. */
const SURNAMES = [
  'CONTOH',
  'TELADAN',
  'SPESIMEN',
  'PERCOBAAN',
  'LATIHAN',
  'PERAGA',
  'MISALNYA',
  'UMPAMA',
];
const GIVEN_NAMES = [
  'SATU',
  'DUA',
  'TIGA',
  'EMPAT',
  'LIMA',
  'ENAM',
  'TUJUH',
  'DELAPAN',
  'SEMBILAN',
];
/** ICAO's specimen state. Every traveller is from there, so nationality decides nothing. */
const SPECIMEN_STATE = 'UTO';

/**
 * Composes a traveller as the passport states them, with its machine-readable zone, invented from
 * the seed. The passport's number contains the story's index: no person of one story appears in
 * another, however long the play.
 */
export function aTraveller({
  index,
  random,
}: Pick<Scene, 'index' | 'random'>): Record<string, unknown> {
  const passport = {
    issuingState: SPECIMEN_STATE,
    surname: random.pick(SURNAMES),
    givenNames: `${random.pick(GIVEN_NAMES)} ${random.pick(GIVEN_NAMES)}`,
    number: `X${inBase36(index, 5)}${inBase36(random.integer(0, 36 ** 3 - 1), 3)}`,
    nationality: SPECIMEN_STATE,
    birthDate: dateIn(random, 1950, 2005),
    sex: random.pick(['F', 'M', 'X'] as const),
    expiry: dateIn(random, 2028, 2034),
  };
  const { issuingState, number, expiry, ...person } = passport;
  return {
    ...person,
    document: { issuingState, type: 'P', number, expiry },
    machineReadableZone: passportZone(passport),
  };
}

const inBase36 = (n: number, length: number): string =>
  n.toString(36).toUpperCase().padStart(length, '0').slice(-length);

function dateIn(random: SeededRandom, from: number, to: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${random.integer(from, to)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;
}
