import type { Kind } from './kind.js';
import { travels } from './lawful.js';
import { COVERED, DISTRICTS, UNCOVERED } from './places.js';
import { DKI, IMIGRASI, OFFICER, type Someone } from './someone.js';
import { dateOf, LATE_DAYS, timeOf, VOTE_DAY } from './time-of-play.js';
import { twoOf } from './violations.js';
import type { World } from './world.js';

const ALL = Object.keys(DISTRICTS);
const NOBODY = { certainty: 'DESCRIBED', order: 'NONE' };

/** A trap of one person, and the rule that has to stay silent; every rule for null. */
const trap = (
  name: string,
  rule: string | null,
  weight: number,
  tell: (one: Someone, world: World) => void,
): Kind => ({
  ...{ name, weight },
  tell(world) {
    const one = world.someone();
    tell(one, world);
    one.mustStaySilent(name, rule ?? undefined);
  },
});

/** What looks like a reason for a lead, and is none by the law. */
export const TRAPS: readonly Kind[] = [
  trap('pending-stay', 'overstay', 6, (one) => {
    const day = one.random.integer(30, 55);
    const permit = one.arrives('arrival', day);
    one.applies(permit, day + 29 - one.random.integer(0, 6));
  }),
  trap('paid-before-the-end', 'overstay', 3, (one) => {
    const day = one.random.integer(10, 55);
    const permit = one.arrives('arrival', day);
    one.applies(permit, day + 22, false);
    const paidAt = timeOf(day + 28, 10);
    one.changes(permit, timeOf(day + 28, 11), 'APPLICATION_PAID', { paidAt });
  }),
  trap('granted-after-the-end', 'overstay', 3, (one) => {
    const day = one.random.integer(5, 45);
    const permit = one.arrives('arrival', day);
    one.applies(permit, day + 26);
    one.isDecided(permit, day + 33, 'GRANTED');
    one.isExtended(permit, day + 36, day + 59);
    one.leaves(day + 44);
  }),
  trap('left-on-the-last-day', 'overstay', 5, (one) => {
    const day = one.random.integer(0, 60);
    one.arrives('arrival', day);
    one.leaves(day + 29, 23.5);
  }),
  trap('exit-not-yet-covered', 'overstay', 3, (one) => {
    const last = one.random.integer(LATE_DAYS.first, LATE_DAYS.last - 1);
    one.arrives('arrival', last - 29);
    one.leaves(last, 20);
  }),
  trap('came-again', 'overstay', 3, (one) => {
    const day = one.random.integer(0, 20);
    one.arrives('arrival', day);
    one.leaves(day + 20);
    one.arrives('tourist', day + 35);
  }),
  trap('end-corrected', 'overstay', 2, (one) => {
    const day = one.random.integer(0, 40);
    const permit = one.arrives('tourist', day, { validUntil: dateOf(day + 29) });
    one.corrects(permit, day + 3, { validUntil: dateOf(day + 59) });
    one.leaves(day + 45);
  }),
  { name: 'two-subjects', weight: 3, people: 2, tell: twoSubjects },
  trap('privileged', null, 5, (one) => {
    const granted = one.says(DKI, 'diplomatic-permit', timeOf(0, 10), {
      ...{ kind: 'DIPLOMATIK', noteNo: 'NOTA/1/LATIHAN', holder: `@${one.label}` },
      ...{ validFrom: dateOf(-100), validUntil: dateOf(600) },
    });
    one.permit('tourist', -one.random.integer(70, 200), { subjectId: `@${granted}.subject` }, 3);
    const kecamatan = one.random.pick(ALL);
    for (const [no, activity] of ['WORK', 'LODGING', 'CAMPAIGN', 'PRESENT'].entries())
      one.isChecked(5 + 9 * no, { kecamatan, activity });
  }),
  trap('end-retracted', 'permit-ended-still-present', 2, (one) => {
    const day = one.random.integer(0, 30);
    const permit = one.arrives('tourist', day);
    one.ends(permit, day + 10, 'REVOKED');
    const statusReason = 'Contoh salah catat.';
    one.changes(permit, timeOf(day + 10, 16), 'END_RETRACTED', { statusReason });
    one.isChecked(day + 15, { kecamatan: one.random.pick(ALL) });
    one.leaves(day + 40);
  }),
  trap('put-in-order', 'permit-ended-still-present', 2, (one) => {
    const day = one.random.integer(5, 60);
    const permit = one.permit('student', -one.random.integer(5, 200));
    one.permit('worker', day);
    one.ends(permit, day, 'CANCELLED');
    one.isChecked(day + 10, { kecamatan: one.random.pick(ALL) });
  }),
  trap('unknown-index', 'activity-outside-permit', 2, (one) => {
    one.permit('tourist', 1, { indexCode: 'C9X' });
    one.isChecked(20, { kecamatan: one.random.pick(ALL), activity: 'WORK' });
    one.leaves(30);
  }),
  trap('spouse', 'activity-outside-permit', 3, (one) => {
    const kecamatan = one.random.pick(ALL);
    one.permit('spouse', -one.random.integer(5, 200), { kecamatan });
    one.isChecked(one.random.integer(3, 85), { kecamatan, activity: 'WORK' });
  }),
  trap('second-permit', 'activity-outside-permit', 2, (one) => {
    one.permit('worker', -one.random.integer(5, 200));
    one.permit('tourist', 10);
    one.isChecked(one.random.integer(12, 60), {
      kecamatan: one.random.pick(ALL),
      activity: 'WORK',
    });
  }),
  trap('stated-activity', 'activity-outside-permit', 2, (one) => {
    const day = one.random.integer(0, 60);
    one.arrives('tourist', day, { activities: ['TOURISM', 'PERFORMANCE'] });
    one.isChecked(day + 5, { kecamatan: one.random.pick(ALL), activity: 'PERFORMANCE' });
    one.leaves(day + 20);
  }),
  trap('only-described', null, 2, (one) => {
    const day = one.random.integer(0, 60);
    one.arrives('tourist', day);
    const seen = { kecamatan: one.random.pick(ALL), activity: 'WORK' };
    one.isSeen(day + 5, seen, { ...NOBODY, person: null });
    one.leaves(day + 20);
  }),
  trap('sighting-retracted', null, 2, (one) => {
    const day = one.random.integer(0, 60);
    one.arrives('tourist', day);
    const seen = one.isChecked(day + 5, { kecamatan: one.random.pick(ALL), activity: 'PRESENT' });
    one.changes(seen, timeOf(day + 5, 13), 'RETRACTED', { retractionReason: 'WRONG_PERSON' });
    one.leaves(day + 4);
  }),
  trap('accredited-observer', null, 5, (one) => {
    const permit = one.arrives('tourist', 5);
    one.isAccredited('ELECTION_OBSERVER', [5, 70], permit);
    const kecamatan = one.random.pick(ALL);
    one.isChecked(one.random.integer(7, 50), { kecamatan, activity: 'CAMPAIGN' });
    one.isChecked(VOTE_DAY, { kecamatan, activity: 'POLLING_PLACE' });
    one.leaves(60);
  }),
  trap('accredited-press', null, 5, (one) => {
    const permit = one.arrives('tourist', 5);
    one.isAccredited('PRESS', [5, 70], permit);
    const kecamatan = one.random.pick(ALL);
    one.isChecked(one.random.integer(7, 50), { kecamatan, activity: 'JOURNALISM' });
    one.isChecked(one.random.integer(7, 50), { kecamatan, activity: 'CAMPAIGN' });
    one.leaves(60);
  }),
  trap('withdrawn-afterwards', 'election-conduct', 2, (one) => {
    const permit = one.arrives('tourist', 5);
    const accredited = one.isAccredited('ELECTION_OBSERVER', [5, 70], permit);
    one.isChecked(20, { kecamatan: one.random.pick(ALL), activity: 'CAMPAIGN' });
    const said = { statusReason: 'Contoh pencabutan.', ...OFFICER };
    one.changes(accredited, timeOf(25, 10), 'WITHDRAWN', said);
    one.leaves(60);
  }),
  trap('bystander', 'election-conduct', 5, (one, world) => {
    const day = one.random.integer(0, VOTE_DAY - 5);
    one.arrives('tourist', day);
    travels(world, one, day, day + 15);
    one.isChecked(day + 3, { kecamatan: one.random.pick(ALL) });
    one.leaves(day + 16);
  }),
  trap('wrong-clock', 'presence-after-exit', 4, (one) => {
    const day = one.random.integer(0, 60);
    one.arrives('tourist', day);
    one.leaves(day + 10, 9);
    one.isChecked(day + 10, {
      kecamatan: one.random.pick(ALL),
      hour: 9 + one.random.integer(1, 8),
    });
  }),
  trap('entry-not-yet-covered', 'presence-after-exit', 3, (one) => {
    one.permit('worker', -one.random.integer(5, 200));
    one.leaves(LATE_DAYS.first - 4);
    one.enters(LATE_DAYS.first + 1);
    one.isChecked(LATE_DAYS.first + 2, { kecamatan: one.random.pick(ALL) });
  }),
  trap('report-comes-late', 'lodging-unreported', 4, (one, world) => {
    const day = one.random.integer(0, 60);
    const hotel = world.hotels.draw(one.random);
    one.arrives('tourist', day);
    one.sleeps(hotel, day + 3, 2, 2);
    one.isChecked(day + 3, { kecamatan: hotel.kecamatan, activity: 'LODGING', hour: 22 });
    one.leaves(day + 20);
  }),
  trap('never-covered', 'lodging-unreported', 3, (one) => {
    const day = one.random.integer(0, 60);
    one.arrives('tourist', day);
    one.isChecked(day + 3, { kecamatan: UNCOVERED, activity: 'LODGING', hour: 22 });
    one.leaves(day + 20);
  }),
  trap('at-home', 'lodging-unreported', 4, (one) => {
    const kecamatan = one.random.pick(COVERED);
    one.permit('worker', -one.random.integer(5, 200), { kecamatan });
    one.isChecked(one.random.integer(3, 80), { kecamatan, activity: 'LODGING', hour: 22 });
  }),
  trap('reported-elsewhere', 'lodging-unreported', 3, (one, world) => {
    const day = one.random.integer(0, 60);
    const kecamatan = one.random.pick(COVERED);
    one.arrives('tourist', day);
    one.sleeps(world.hotels.draw(one.random, kecamatan), day + 2, 3);
    one.isChecked(day + 3, { kecamatan, activity: 'LODGING', hour: 22 });
    one.leaves(day + 20);
  }),
  trap('short-trips', 'district-differs', 4, (one, world) => {
    const kecamatan = one.random.pick(ALL);
    one.permit('worker', -one.random.integer(5, 200), { kecamatan });
    for (const day of [5, 25, 45]) one.sleeps(world.hotels.draw(one.random, kecamatan), day, 6);
  }),
  trap('moved', 'district-differs', 4, (one) => {
    const [before, after] = twoOf(ALL, one);
    const permit = one.permit('worker', -one.random.integer(5, 200), { kecamatan: before });
    const day = one.random.integer(20, 50);
    one.corrects(permit, day, { kecamatan: after });
    for (const ago of [18, 13, 8, 3]) one.isChecked(day - ago, { kecamatan: before });
    for (const later of [3, 9, 15, 21]) one.isChecked(day + later, { kecamatan: after });
  }),
  trap('no-district', 'district-differs', 2, (one, world) => {
    one.permit('worker', -one.random.integer(5, 200));
    one.sleeps(world.hotels.draw(one.random), one.random.integer(3, 60), 20);
  }),
  trap('home-in-between', 'district-differs', 3, (one) => {
    const [home, away] = twoOf(ALL, one);
    one.permit('worker', -one.random.integer(5, 200), { kecamatan: home });
    for (const day of [5, 19, 33, 47, 61]) {
      one.isChecked(day, { kecamatan: away, activity: 'WORK' });
      one.isChecked(day + 7, { kecamatan: home });
    }
  }),
];

/** A renewed passport: the old one's permit has ended, the new one's holds; both are linked. */
function twoSubjects(world: World): void {
  const [one, again] = [world.someone(), world.someone()];
  const day = one.random.integer(15, 40);
  const [before, now] = [one, again].map((each) =>
    each.says(IMIGRASI, 'subject', timeOf(day, 8), { documents: [`@${each.label}`] }),
  ) as [string, string];
  one.permit('arrival', day, { subjectId: `@${before}.id` });
  again.permit('tourist', day + 20, { subjectId: `@${now}.id` });
  const assertedAt = timeOf(day + 21, 9);
  one.changes(now, timeOf(day + 21, 10), 'LINKED', {
    links: [{ subjectId: `@${before}.id`, relation: 'SAME_PERSON', assertedAt }],
  });
  for (const each of [one, again]) each.mustStaySilent('two-subjects', 'overstay');
}
