import { seededRandom } from '@sinergi/domain';
import type { PopulationLine } from '../population/population-line.js';
import { COHORTS } from './cohorts.js';
import { IDENTITIES } from './identities.js';
import type { Kind } from './kind.js';
import { LAWFUL } from './lawful.js';
import { dateOf, LAST_DAY, timeOf } from './time-of-play.js';
import { toldOfAll } from './told-of-all.js';
import { TRAPS } from './traps.js';
import { VIOLATIONS } from './violations.js';
import { World } from './world.js';

const EVERY_KIND = [...COHORTS, ...VIOLATIONS, ...IDENTITIES, ...TRAPS, ...LAWFUL];
const DRAWN = EVERY_KIND.map((kind) => ({
  kind,
  weight: kind.weight / Math.max(1, kind.people ?? 1),
}));
const TOTAL = DRAWN.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Tells a population, line by line: of every kind of life one, then kinds as they are drawn. The
 * same people and seed give the same lines.
 *
 * @param people how many at least: each kind comes once, and kinds of several people come whole
 */
export function* populationLines(people: number, seed: number): Generator<PopulationLine> {
  const random = seededRandom(seed);
  const world = new World(people, random);
  yield {
    ...{ population: 1, begins: timeOf(0, 0), ends: dateOf(LAST_DAY) },
    title: {
      id: `Populasi ${people} orang, benih ${seed} (latihan)`,
      en: `A population of ${people} people, seed ${seed} (exercise)`,
    },
  };
  yield* toldOfAll();
  const first = [...EVERY_KIND];
  for (;;) {
    const kind = first.shift() ?? drawn(random.next() * TOTAL);
    if (world.people >= people && first.length === 0) return;
    kind.tell(world);
    yield* world.taken();
  }
}

function drawn(at: number): Kind {
  let left = at;
  for (const { kind, weight } of DRAWN) {
    left -= weight;
    if (left < 0) return kind;
  }
  return DRAWN.at(-1)!.kind;
}
