import { placeIn } from '../play/people.js';
import type { Kind } from './kind.js';
import { COVERED, DISTRICTS, UNCOVERED } from './places.js';
import { OFFICER, type Someone } from './someone.js';
import { timeOf } from './time-of-play.js';
import type { World } from './world.js';

const ALL = Object.keys(DISTRICTS);
const SILENT_FROM = 50;

/** What shows only in several people together, or in none: premises, sponsors, representations. */
export const COHORTS: readonly Kind[] = [
  hotel('hotel-falls-silent', { weight: 6 }),
  hotel('uncovered-hotel', { weight: 3, kecamatan: UNCOVERED, trap: 'late-coverage' }),
  hotel('boarding-house', { weight: 3, premisesKind: 'BOARDING', trap: 'boarding-house' }),
  hotel('group-of-guests', { weight: 3, days: () => 12, trap: 'one-group' }),
  hotel('weekend-hotel', {
    ...{ weight: 3, trap: 'weekend-hotel' },
    // 23 December 2023 is a Saturday: two guests on Saturdays and Sundays, to the end.
    days: (no) => 2 + 7 * Math.floor(no / 2) + (no % 2),
  }),
  sponsor('sponsor-ends-many', { weight: 6, people: 22, revoked: 8 }),
  sponsor('large-lawful-sponsor', { weight: 6, people: 40, revoked: 6, trap: 'large-sponsor' }),
  sponsor('sponsor-of-few', { weight: 3, people: 6, revoked: 4, trap: 'few-permits' }),
  sponsor('permits-never-were', {
    weight: 3,
    people: 24,
    retracted: 10,
    trap: 'retracted-permits',
  }),
  representation('incident-stays-open', { ends: 'OPEN' }),
  representation('incident-is-closed', { ends: 'RETRACTED', change: 'CLOSED' }),
  representation('incident-never-was', { ends: 'RETRACTED', change: 'RETRACTED' }),
  { name: 'incident-elsewhere', weight: 1, tell: incidentElsewhere },
];

/** Guests of one hotel, on twenty days up to one after which it reports nobody. */
function hotel(
  name: string,
  {
    weight,
    trap,
    days = (no) => SILENT_FROM - 23 + no,
    kecamatan,
    premisesKind = 'HOTEL',
  }: {
    weight: number;
    trap?: string;
    days?: (no: number) => number;
    kecamatan?: string;
    premisesKind?: string;
  },
): Kind {
  const people = 24;
  return {
    ...{ name, weight, people },
    tell(world) {
      const where = {
        ...{ premisesId: `HTL-X${world.number()}`, premisesKind, reportedBy: 'LODGING' },
        kecamatan: kecamatan ?? world.random.pick(COVERED),
      };
      let report = '';
      for (let no = 0; no < people; no += 1) {
        const one = world.someone();
        one.arrives('arrival', days(no));
        report = one.lodges(where, [days(no), 1]);
        one.leaves(days(no) + 2);
        if (no < people - 1) continue;
        if (trap) one.mustStaySilent(trap, 'lodging-silent', report);
        else one.mustShow('lodging-silent', { about: report });
      }
    },
  };
}

/** Everybody whom one company sponsors. */
function sponsor(
  name: string,
  {
    weight,
    people,
    trap,
    revoked = 0,
    retracted = 0,
  }: { weight: number; people: number; trap?: string; revoked?: number; retracted?: number },
): Kind {
  return {
    ...{ name, weight, people },
    tell(world) {
      const sponsorId = `PT-CONTOH-X${world.number()}`;
      const sponsored = Array.from({ length: people }, () => {
        const one = world.someone();
        return { one, permit: one.permit('worker', -one.random.integer(5, 200), { sponsorId }) };
      });
      const ended = sponsored.slice(0, revoked);
      for (const { one, permit } of ended) losesPermit(one, permit);
      for (const { one, permit } of sponsored.slice(0, retracted)) {
        const day = one.random.integer(10, 60);
        const statusReason = 'Contoh salah catat.';
        one.changes(permit, timeOf(day, 10), 'RETRACTED', { statusReason });
      }
      const { one, permit } = sponsored[0]!;
      if (trap) one.mustStaySilent(trap, 'sponsor-ended-permits', permit);
      else one.mustShow('sponsor-ended-permits', { about: permit });
    },
  };
}

/** Loses the permit by a decision, and leaves on the day. */
function losesPermit(one: Someone, permit: string): void {
  const day = one.random.integer(10, 60);
  one.leaves(day, 9);
  one.ends(permit, day, one.random.pick(['REVOKED', 'CANCELLED']));
}

/** Harm or a threat at the premises of a representation. */
function representation(
  name: string,
  { ends, change }: { ends: 'OPEN' | 'RETRACTED'; change?: string },
): Kind {
  return {
    ...{ name, weight: 1, people: 0 },
    tell(world) {
      const no = world.number();
      const kecamatan = world.random.pick(ALL);
      const { lat, lon, address } = placeIn(kecamatan);
      const fact = `representation-${no}`;
      world.write({
        ...{ fact, at: timeOf(1, 9), agency: 'kesbangpol-jakpus', flow: 'representation' },
        data: {
          ...{ state: 'UTO', kind: 'EMBASSY', name: `Contoh ${no}`, kecamatan },
          ...{ premises: { lat, lon, address }, protectionLevel: 'NORMAL' },
        },
      });
      const day = world.random.integer(5, 60);
      const incident = tellIncident(world, day, { kecamatan, representationId: `@${fact}.id` });
      const said = { statusReason: 'Contoh akhir.', ...OFFICER };
      if (change) world.write({ of: incident, at: timeOf(day + 8, 10), change, data: said });
      world.write({ expect: 'alert', rule: 'incident-at-representation', about: incident, ends });
    },
  };
}

/** Harm at a place that belongs to no representation. */
function incidentElsewhere(world: World): void {
  const about = tellIncident(world, world.random.integer(5, 60), {
    kecamatan: world.random.pick(ALL),
  });
  world.write({
    ...{ expect: 'silence', rule: 'incident-at-representation', about, trap: 'incident-elsewhere' },
  });
}

/** @returns the label of the incident */
function tellIncident(world: World, day: number, where: Record<string, unknown>): string {
  const fact = `incident-${world.number()}`;
  world.write({
    ...{ fact, at: timeOf(day, 12), agency: 'polri-jakpus', flow: 'incident' },
    data: {
      ...{ kind: 'DAMAGE', severity: 'MEDIUM', happenedAt: timeOf(day, 11), ...where, ...OFFICER },
      detail: { text: 'Contoh kejadian untuk latihan.' },
    },
  });
  return fact;
}
