import type { Kind } from './kind.js';
import { travels } from './lawful.js';
import { COVERED, DISTRICTS } from './places.js';
import { IMIGRASI, OFFICER, type Someone } from './someone.js';
import { CAMPAIGN_UNTIL, coveredOn, timeOf, VOTE_DAY } from './time-of-play.js';
import type { World } from './world.js';

const ALL = Object.keys(DISTRICTS);

/** People who do what the law of their days does not allow, and what has to be raised of them. */
export const VIOLATIONS: readonly Kind[] = [
  { name: 'overstays', weight: 8, tell: overstays },
  { name: 'never-pays', weight: 3, tell: neverPays },
  { name: 'is-refused', weight: 2, tell: isRefused },
  { name: 'stays-revoked', weight: 3, tell: (world) => void staysRevoked(world) },
  { name: 'stays-cancelled', weight: 2, tell: staysCancelled },
  { name: 'objects', weight: 2, tell: objects },
  { name: 'seen-after-giving-back', weight: 1, tell: seenAfterGivingBack },
  { name: 'works-as-tourist', weight: 4, tell: (world) => actsOutside(world, 'WORK') },
  { name: 'performs-as-tourist', weight: 2, tell: (world) => actsOutside(world, 'PERFORMANCE') },
  { name: 'student-trades', weight: 2, tell: studentTrades },
  { name: 'seen-after-exit', weight: 2, tell: seenAfterExit },
  { name: 'lodged-after-exit', weight: 1, tell: lodgedAfterExit },
  { name: 'travels-too-fast', weight: 1, tell: travelsTooFast },
  { name: 'sleeps-unreported', weight: 4, tell: sleepsUnreported },
  { name: 'lives-elsewhere', weight: 3, tell: livesElsewhere },
  { name: 'seen-elsewhere', weight: 2, tell: seenElsewhere },
  { name: 'campaigns', weight: 2, tell: (world) => campaigns(world, CAMPAIGN_UNTIL, 'CAMPAIGN') },
  {
    name: 'in-polling-place',
    weight: 1,
    tell: (world) => campaigns(world, VOTE_DAY, 'POLLING_PLACE'),
  },
  { name: 'accredited-before', weight: 1, tell: accreditedBefore },
];

/** An overstay has to be found on the day after the last one, or when crossings are complete. */
export function mustOverstay(one: Someone, last: number): void {
  one.mustShow('overstay', { by: coveredOn(last + 1) });
}

function overstays(world: World): void {
  const one = world.someone();
  const day = one.random.integer(0, 50);
  one.arrives('arrival', day);
  travels(world, one, day, day + one.random.integer(0, 40));
  mustOverstay(one, day + 29);
}

/** Files in time and does not pay: nothing stops the clock. */
function neverPays(world: World): void {
  const one = world.someone();
  const day = one.random.integer(0, 50);
  const permit = one.arrives('arrival', day);
  one.applies(permit, day + 25, false);
  mustOverstay(one, day + 29);
}

/** Could stay until the decision, and stays on. */
function isRefused(world: World): void {
  const one = world.someone();
  const day = one.random.integer(0, 40);
  const permit = one.arrives('arrival', day);
  one.applies(permit, day + 25);
  const decided = day + one.random.integer(31, 40);
  one.isDecided(permit, decided, 'REFUSED');
  mustOverstay(one, decided);
}

/** @returns the day on which the permit was revoked, and its label */
function staysRevoked(world: World): { one: Someone; permit: string; day: number } {
  const one = world.someone();
  const arrived = one.random.integer(0, 20);
  const permit = one.arrives('tourist', arrived);
  const day = arrived + one.random.integer(15, 30);
  one.ends(permit, day, 'REVOKED');
  one.isChecked(day + one.random.integer(2, 20), { kecamatan: one.random.pick(ALL) });
  one.mustShow('permit-ended-still-present');
  mustOverstay(one, day);
  return { one, permit, day };
}

function staysCancelled(world: World): void {
  const one = world.someone();
  const arrived = one.random.integer(0, 20);
  const permit = one.arrives('business', arrived);
  const day = arrived + one.random.integer(10, 30);
  one.ends(permit, day, 'CANCELLED');
  one.sleeps(world.hotels.draw(one.random), day + 3, 4);
  one.mustShow('permit-ended-still-present');
  mustOverstay(one, day);
}

/** An objection is shown with the lead, and silences nothing: it does not suspend the action. */
function objects(world: World): void {
  const { one, permit, day } = staysRevoked(world);
  const opened = day - 6;
  const no = world.number();
  const found = one.says(IMIGRASI, 'case', timeOf(opened, 10), {
    ...{ subjectId: `@${permit}.subject`, track: 'TAK', fileNo: `TAK/${no}/LATIHAN` },
    ...{ grounds: [`@${permit}.event`], articles: ['UU 6/2011 art. 75'], ...OFFICER },
    detail: { text: 'Contoh perkara untuk latihan.' },
  });
  one.changes(found, timeOf(opened + 2, 10), 'EXAMINED', OFFICER);
  one.changes(found, timeOf(opened + 4, 10), 'CONFERENCE_HELD', OFFICER);
  one.changes(found, timeOf(day, 11), 'DECIDED', {
    ...{ ...OFFICER, decisionNo: `KEP/${no}/LATIHAN`, decidedAt: timeOf(day, 10) },
    ...{ decidedBy: 'OFFICE', actions: ['DEPORTATION'] },
  });
  one.changes(found, timeOf(day + 1, 11), 'SERVED', { ...OFFICER, servedAt: timeOf(day + 1, 9) });
  one.changes(found, timeOf(day + 2, 11), 'OBJECTED', {
    ...OFFICER,
    objectedAt: timeOf(day + 2, 9),
  });
}

/** Gave the permit back at the counter, and did not leave. */
function seenAfterGivingBack(world: World): void {
  const one = world.someone();
  const permit = one.permit('worker', -one.random.integer(5, 200));
  const day = one.random.integer(5, 60);
  one.ends(permit, day, 'ENDED');
  one.isChecked(day + one.random.integer(2, 20), { kecamatan: one.random.pick(ALL) });
  one.mustShow('permit-ended-still-present');
}

function actsOutside(world: World, activity: string): void {
  const one = world.someone();
  const { random } = one;
  const day = random.integer(0, 75);
  one.arrives(random.pick(['arrival', 'tourist'] as const), day);
  travels(world, one, day, day + 12);
  one.isChecked(day + random.integer(2, 10), { kecamatan: random.pick(ALL), activity });
  one.leaves(day + 13);
  one.mustShow('activity-outside-permit');
}

function studentTrades(world: World): void {
  const one = world.someone();
  const kecamatan = one.random.pick(ALL);
  one.permit('student', -one.random.integer(5, 200), { kecamatan });
  one.isChecked(one.random.integer(2, 85), { kecamatan, activity: 'TRADE' });
  one.mustShow('activity-outside-permit');
}

/** Was abroad by the records of the border, and in the city by a document that was checked. */
function seenAfterExit(world: World): void {
  const one = world.someone();
  const day = one.random.integer(0, 60);
  one.arrives('tourist', day);
  one.leaves(day + 10);
  one.isChecked(day + 10 + one.random.integer(2, 10), { kecamatan: one.random.pick(ALL) });
  one.mustShow('presence-after-exit');
}

function lodgedAfterExit(world: World): void {
  const one = world.someone();
  const day = one.random.integer(0, 60);
  one.arrives('tourist', day);
  one.leaves(day + 10);
  one.sleeps(world.hotels.draw(one.random), day + 14, 2);
  one.mustShow('presence-after-exit');
}

/** Nobody is at the airport and in the city within a quarter of an hour. */
function travelsTooFast(world: World): void {
  const one = world.someone();
  const day = one.random.integer(0, 60);
  one.arrives('tourist', day);
  one.leaves(day + 10, 15);
  one.isChecked(day + 10, { kecamatan: one.random.pick(ALL), hour: 15 - 8 / 60 });
  one.mustShow('presence-after-exit');
}

function sleepsUnreported(world: World): void {
  const one = world.someone();
  const day = one.random.integer(0, 65);
  one.arrives('tourist', day);
  one.isChecked(day + one.random.integer(3, 12), {
    ...{ kecamatan: one.random.pick(COVERED), activity: 'LODGING', hour: 22 },
  });
  one.leaves(day + 20);
  one.mustShow('lodging-unreported');
}

/** The permit names one district; the person sleeps in another for weeks. */
function livesElsewhere(world: World): void {
  const one = world.someone();
  const { random } = one;
  const kecamatan = random.pick(ALL);
  one.permit('worker', -random.integer(5, 200), { kecamatan });
  one.sleeps(world.hotels.draw(random, kecamatan), random.integer(3, 60), random.integer(12, 25));
  one.mustShow('district-differs');
}

function seenElsewhere(world: World): void {
  const one = world.someone();
  const { random } = one;
  const [home, away] = twoOf(ALL, one);
  one.permit('worker', -random.integer(5, 200), { kecamatan: home });
  const day = random.integer(3, 40);
  for (let week = 0; week < 5; week += 1)
    one.isChecked(day + 7 * week, { kecamatan: away, activity: 'WORK' });
  one.mustShow('district-differs');
}

/** Draws two that differ. */
export function twoOf<T>(choices: readonly T[], { random }: Pick<Someone, 'random'>): [T, T] {
  const first = random.pick(choices);
  return [first, random.pick(choices.filter((one) => one !== first))];
}

/** @param until the day on which it is done at the latest */
function campaigns(world: World, until: number, activity: string): void {
  const one = world.someone();
  const day = activity === 'POLLING_PLACE' ? until : one.random.integer(5, until);
  one.arrives('tourist', day - 4);
  travels(world, one, day - 4, day + 5);
  one.isChecked(day, { kecamatan: one.random.pick(ALL), activity });
  one.leaves(day + 6);
  one.mustShow('election-conduct');
}

/** Was accredited, and is no longer. */
function accreditedBefore(world: World): void {
  const one = world.someone();
  const permit = one.arrives('tourist', 1);
  const until = one.random.integer(10, 20);
  one.isAccredited('ELECTION_OBSERVER', [2, until], permit);
  one.isChecked(until + 5, { kecamatan: one.random.pick(ALL), activity: 'CAMPAIGN' });
  one.leaves(50);
  one.mustShow('election-conduct');
}
