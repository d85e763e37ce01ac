import type { Kind } from './kind.js';
import { DISTRICTS } from './places.js';
import { DAYS_OF, type Someone, type Visa } from './someone.js';
import { LAST_DAY } from './time-of-play.js';
import type { World } from './world.js';

/** How many of all people a company sponsors. */
const SPONSORED = 12;

/** People who do nothing wrong: most of everybody. Each alert on one of them is wrong. */
export const LAWFUL: readonly Kind[] = [
  { name: 'visitor-on-arrival', weight: 480, tell: (world) => visits(world, 'arrival') },
  { name: 'tourist', weight: 110, tell: (world) => visits(world, 'tourist') },
  { name: 'business-visitor', weight: 110, tell: (world) => visits(world, 'business') },
  { name: 'extended', weight: 40, tell: extends_ },
  { name: 'worker', weight: 150, tell: (world) => lives(world, 'worker', 'WORK') },
  { name: 'student', weight: 40, tell: (world) => lives(world, 'student', 'STUDY') },
  { name: 'left-for-good', weight: 20, tell: leavesForGood },
];

/** Comes, sleeps in hotels or elsewhere, and leaves in time; who came late is still here. */
function visits(world: World, visa: Visa): void {
  const one = world.someone();
  const { random } = one;
  const day = random.integer(0, LAST_DAY);
  const stay = random.integer(2, random.chance(0.1) ? DAYS_OF[visa] - 1 : 14);
  one.arrives(visa, day);
  travels(world, one, day, day + stay);
  if (random.chance(0.05))
    one.isChecked(day + 1, { kecamatan: random.pick(Object.keys(DISTRICTS)) });
  if (visa === 'business' && random.chance(0.1))
    one.isChecked(day + 1, { kecamatan: random.pick(Object.keys(DISTRICTS)), activity: 'TRADE' });
  one.leaves(day + stay);
}

/** Sleeps in one hotel after the other, and some nights outside the city. */
export function travels(world: World, one: Someone, from: number, until: number): void {
  const { random } = one;
  for (let day = from; day < until; ) {
    const nights = Math.min(until - day, random.integer(1, 6));
    if (random.chance(0.7)) one.sleeps(world.hotels.draw(random), day, nights, late(random.next()));
    day += nights;
  }
}

/** Most hotels report on the day, some a day or two later. */
const late = (drawn: number): number => (drawn < 0.9 ? 0 : drawn < 0.97 ? 1 : 2);

/** Files and pays in time, is granted it, and leaves within the longer stay. */
function extends_(world: World): void {
  const one = world.someone();
  const { random } = one;
  const visa = random.pick(['arrival', 'tourist'] as const);
  const days = DAYS_OF[visa];
  const day = random.integer(0, LAST_DAY - days);
  const last = day + days - 1;
  const permit = one.arrives(visa, day);
  const filed = last - random.integer(4, 10);
  const decided = filed + random.integer(1, 4);
  one.applies(permit, filed);
  one.isDecided(permit, decided, 'GRANTED');
  one.isExtended(permit, decided, last + days);
  travels(world, one, day, day + 5);
  one.leaves(last + random.integer(1, days));
}

/** Lives here on a permit of a year: is seen at what it permits, and travels now and then. */
function lives(world: World, visa: Visa, activity: string): void {
  const one = world.someone();
  const { random } = one;
  const kecamatan = random.pick(Object.keys(DISTRICTS));
  const sponsorId = visa === 'worker' ? `PT-CONTOH-${Math.ceil(world.people / SPONSORED)}` : null;
  const permit = one.permit(visa, -random.integer(5, 250), { kecamatan, sponsorId });
  if (random.chance(0.2)) one.livesAt(kecamatan, random.integer(1, 2), permit);
  const day = random.integer(3, 70);
  if (random.chance(0.25)) {
    one.leaves(day);
    one.enters(day + random.integer(2, 12));
    return;
  }
  if (random.chance(0.15)) one.isChecked(random.integer(3, 85), { kecamatan, activity });
  if (random.chance(0.3))
    one.sleeps(world.hotels.draw(random, kecamatan), day, random.integer(1, 5));
}

/** Gives the permit back and leaves: an end by exit is no bad end. */
function leavesForGood(world: World): void {
  const one = world.someone();
  const day = one.random.integer(5, 85);
  const permit = one.permit('worker', -one.random.integer(5, 250), {
    sponsorId: `PT-CONTOH-${Math.ceil(world.people / SPONSORED)}`,
  });
  one.leaves(day, 12);
  one.ends(permit, day, 'ENDED');
}
