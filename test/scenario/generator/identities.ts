import type { Kind } from './kind.js';
import { DISTRICTS } from './places.js';
import { IMIGRASI, type Someone } from './someone.js';
import { coveredOn, dateOf, timeOf } from './time-of-play.js';
import type { World } from './world.js';

type Json = Record<string, unknown>;

const ALL = Object.keys(DISTRICTS);
/** A birth and a name that no document is drawn with. */
const ANOTHER_BIRTH = { birthDate: '1940-01-31' };
const ANOTHER_NAME = { surname: 'PEMINJAM', givenNames: 'ORANG LAIN' };

/**
 * What only identities show, and what looks like it: one document of two holders, and watched
 * people. The rules on it run at the identity authority.
 */
export const IDENTITIES: readonly Kind[] = [
  {
    ...{ name: 'borrowed-document', weight: 2, people: 2 },
    tell: (world) =>
      listedTwice(world, () => ({ ...ANOTHER_BIRTH, ...ANOTHER_NAME })).mustShow(
        'identity-conflict',
      ),
  },
  oneHolder('mistyped-birth-date', () => ANOTHER_BIRTH),
  oneHolder('another-spelling', () => ANOTHER_NAME),
  oneHolder('renewed-passport', ({ document }) => {
    const before = document as { number: string };
    return { document: { ...before, number: `Y${before.number.slice(1)}` } };
  }),
  {
    ...{ name: 'watched-leaves', weight: 2 },
    tell(world) {
      const { one, day } = visitor(world);
      isWatched(one, [day + 2, day + 60]);
      one.mustShow('watch-hit', { by: coveredOn(day + 10) });
    },
  },
  {
    ...{ name: 'watched-lodges', weight: 2 },
    tell(world) {
      const { one, day } = visitor(world);
      isWatched(one, [day + 2, day + 60]);
      one.sleeps(world.hotels.draw(one.random), day + 4, 2);
      one.mustShow('watch-hit', { by: day + 4 });
    },
  },
  {
    ...{ name: 'watch-withdrawn', weight: 2 },
    tell(world) {
      const { one, day } = visitor(world);
      const watch = isWatched(one, [day + 2, day + 60]);
      const said = { statusReason: 'Contoh pencabutan.' };
      one.changes(watch, timeOf(day + 5, 9), 'WITHDRAWN', said);
      one.mustStaySilent('watch-withdrawn', 'watch-hit');
    },
  },
  {
    ...{ name: 'watch-is-over', weight: 2 },
    tell(world) {
      const { one, day } = visitor(world);
      isWatched(one, [day + 2, day + 6]);
      one.mustStaySilent('watch-is-over', 'watch-hit');
    },
  },
];

/** Two records of one holder. */
function oneHolder(trap: string, otherwise: (first: Json) => Json): Kind {
  return {
    ...{ name: trap, weight: 2, people: 2 },
    tell: (world) => listedTwice(world, otherwise).mustStaySilent(trap, 'identity-conflict'),
  };
}

/**
 * Is listed by Immigration and by a district, which looks nobody up.
 *
 * @param otherwise what the second record says otherwise @returns who is in the second record
 */
function listedTwice(world: World, otherwise: (first: Json) => Json): Someone {
  const one = world.someone();
  const other = world.someone({ ...one.identity, ...otherwise(one.identity) });
  const [day, district] = [one.random.integer(3, 70), DISTRICTS[one.random.pick(ALL)]!];
  one.says(IMIGRASI, 'subject', timeOf(day, 9), { documents: [`@${one.label}`] });
  other.says(district, 'subject', timeOf(day + 5, 9), { documents: [`@${other.label}`] });
  return other;
}

/** Comes, and leaves on the tenth day. */
function visitor(world: World): { one: Someone; day: number } {
  const one = world.someone();
  const day = one.random.integer(0, 60);
  one.arrives('tourist', day);
  one.leaves(day + 10);
  return { one, day };
}

/** @returns the label of the watch */
const isWatched = (one: Someone, [from, until]: readonly [number, number]): string =>
  one.says(IMIGRASI, 'watch', timeOf(from, 8), {
    ...{ category: 'LOOKOUT', requestedAction: 'CHECK_DOCUMENT', requestedBy: IMIGRASI },
    ...{ legalReference: 'KEP/1/LATIHAN', person: `@${one.label}` },
    ...{ validFrom: dateOf(from), validUntil: dateOf(until) },
  });
