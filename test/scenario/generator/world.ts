import type { SeededRandom } from '@sinergi/domain';
import type { PopulationLine } from '../population/population-line.js';
import { Hotels } from './places.js';
import { Someone } from './someone.js';

const SURNAMES = ['CONTOH', 'TELADAN', 'SPESIMEN', 'PERCOBAAN', 'LATIHAN', 'PERAGA', 'UMPAMA'];
const GIVEN_NAMES = ['SATU', 'DUA', 'TIGA', 'EMPAT', 'LIMA', 'ENAM', 'TUJUH', 'DELAPAN'];
/** ICAO's specimen state, and codes that ISO 3166 gives to no state. */
const NATIONALITIES = ['UTO', 'QMA', 'QMB', 'QMC'];

/** The people of a population as they come, and the lines that are told of them. */
export class World {
  /** how many people there are so far */
  people = 0;
  /** how many of other things: sponsors, premises, representations */
  private things = 0;
  readonly hotels: Hotels;
  private lines: PopulationLine[] = [];

  constructor(
    wanted: number,
    readonly random: SeededRandom,
  ) {
    this.hotels = new Hotels(wanted, random.fork('hotels'));
  }

  readonly write = (line: PopulationLine): void => void this.lines.push(line);

  /** Returns what was told since it was last asked. */
  taken(): PopulationLine[] {
    const told = this.lines;
    this.lines = [];
    return told;
  }

  /**
   * Brings somebody new. What the document says is drawn by itself, whatever the life is: no rule
   * can be right by it.
   *
   * @param said what it says whatever was drawn
   */
  someone(said: Record<string, unknown> = {}): Someone {
    this.people += 1;
    const label = `p${this.people}`;
    const random = this.random.fork(label);
    const identity = { ...identityOf(this.people, random.fork('document')), ...said };
    this.write({ person: label, identity });
    return new Someone(label, identity, random, this.write);
  }

  /** A number that no other thing has. */
  number(): number {
    this.things += 1;
    return this.things;
  }
}

function identityOf(no: number, random: SeededRandom): Record<string, unknown> {
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = (from: number, to: number): string =>
    `${random.integer(from, to)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;
  return {
    surname: random.pick(SURNAMES),
    givenNames: `${random.pick(GIVEN_NAMES)} ${random.pick(GIVEN_NAMES)}`,
    nationality: random.pick(NATIONALITIES),
    birthDate: date(1950, 2004),
    sex: random.pick(['F', 'M', 'X']),
    document: {
      ...{
        issuingState: 'UTO',
        type: 'P',
        number: `X${no.toString(36).toUpperCase().padStart(8, '0')}`,
      },
      expiry: date(2027, 2033),
    },
  };
}
