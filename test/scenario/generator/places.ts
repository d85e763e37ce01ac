import type { SeededRandom } from '@sinergi/domain';

/** The districts, and who reports there. */
export const DISTRICTS: Readonly<Record<string, string>> = {
  '31.71.01': 'kec-gambir',
  '31.71.02': 'kec-sawah-besar',
  '31.71.03': 'kec-kemayoran',
  '31.71.04': 'kec-senen',
  '31.71.05': 'kec-cempaka-putih',
  '31.71.06': 'kec-menteng',
  '31.71.07': 'kec-tanah-abang',
  '31.71.08': 'kec-johar-baru',
};
/** The district that never states how far its reports go. */
export const UNCOVERED = '31.71.08';
export const COVERED = Object.keys(DISTRICTS).filter((code) => code !== UNCOVERED);

export interface Hotel {
  premisesId: string;
  kecamatan: string;
}

/** How hotels of a size are: how many of a hundred, and how many foreign guests come a day. */
const SIZES = [
  { share: 10, guestsADay: 6 },
  { share: 40, guestsADay: 1.5 },
  { share: 50, guestsADay: 0.4 },
] as const;
/** Check-ins of a population a day, for each of its people. */
const CHECK_INS = 1 / 90;

/** The hotels of a population, each as busy as its size: most are small. */
export class Hotels {
  private readonly all: { hotel: Hotel; upTo: number }[] = [];

  constructor(people: number, random: SeededRandom) {
    const perHotel = SIZES.reduce((sum, size) => sum + (size.share * size.guestsADay) / 100, 0);
    const count = Math.max(4, Math.round((people * CHECK_INS) / perHotel));
    let upTo = 0;
    for (let no = 0; no < count; no += 1) {
      const percent = (100 * (no + 0.5)) / count;
      const size = percent < 10 ? SIZES[0] : percent < 50 ? SIZES[1] : SIZES[2];
      upTo += size.guestsADay;
      const kecamatan = random.pick(Object.keys(DISTRICTS));
      this.all.push({
        hotel: { premisesId: `HTL-${String(no).padStart(4, '0')}`, kecamatan },
        upTo,
      });
    }
  }

  /** Draws a hotel, a busy one more often. @param elsewhereThan a district that it is not in */
  draw(random: SeededRandom, elsewhereThan?: string): Hotel {
    for (;;) {
      const at = random.next() * this.all.at(-1)!.upTo;
      const { hotel } = this.all.find(({ upTo }) => at < upTo)!;
      if (hotel.kecamatan !== elsewhereThan) return hotel;
    }
  }
}
