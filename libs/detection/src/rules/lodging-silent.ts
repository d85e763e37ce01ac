import { byText } from '@sinergi/domain';
import {
  beginningOf,
  type CivilDay,
  civilDay,
  dayNumberAt,
  entryOn,
  SUPERVISION_LAW,
} from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import type { LodgingFact } from '../facts.js';
import { type BothLanguages, type Finding, NOTHING, type Rule, type Values } from '../rule.js';
import { MUST_FIRE, MUST_NOT_FIRE } from './lodging-silent-examples.js';
import { explain, NOT_COVERED, TRAPS } from './lodging-silent-words.js';

type Parameters = 'windowDays' | 'leastReports' | 'leastDays' | 'timesUsualGap' | 'chanceOneIn';

/** A report of a guest, and the day that it is about, in days since 1970-01-01. */
interface DatedReport {
  report: LodgingFact;
  day: number;
}

/** How premises reported in the days up to their last report. */
export interface Habit {
  /** days with a report, the earliest first, in days since 1970-01-01 */
  days: readonly number[];
  /** days from one day with a report to the next, on average and at most */
  usualGap: number;
  longestGap: number;
  /** the reports, the latest first */
  reports: readonly LodgingFact[];
}

/**
 * Finds hotels that used to report their guests and fell silent, by their own habit alone: no other
 * premises and no guest are looked at, and no subject is named. It is a rule beside
 * `lodging-unreported` because it is about premises, and needs no person at all.
 */
export const lodgingSilent: Rule<'lodging', Parameters> = {
  id: 'lodging-silent',
  version: 2,
  since: '2026-11-30',
  title: { id: 'Hotel berhenti melapor', en: 'A reporting hotel fell silent' },
  unit: 'PREMISES',
  category: 'LODGING',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 5,
  reads: ['lodging'],
  restsOn: ['lodging'],
  parameters: {
    windowDays: {
      ...{ value: 30, lowest: 7, highest: 180, of: 'days' },
      meaning: {
        id: 'Hari sampai laporan terakhir yang menunjukkan kebiasaan.',
        en: 'Days up to the last report that show the habit.',
      },
    },
    leastReports: {
      ...{ value: 10, lowest: 3, highest: 1_000, of: 'reports' },
      meaning: {
        id: 'Laporan paling sedikit agar ada kebiasaan.',
        en: 'Least reports that make a habit.',
      },
    },
    leastDays: {
      ...{ value: 5, lowest: 2, highest: 90, of: 'days' },
      meaning: {
        id: 'Hari berlaporan paling sedikit agar ada kebiasaan: satu rombongan bukan kebiasaan.',
        en: 'Least days with a report that make a habit: one group of guests makes none.',
      },
    },
    timesUsualGap: {
      ...{ value: 5, lowest: 2, highest: 50, of: 'times' },
      meaning: {
        id: 'Berapa kali jeda biasanya yang disebut diam.',
        en: 'How many times its usual gap is called silence.',
      },
    },
    chanceOneIn: {
      ...{ value: 1_000_000, lowest: 10, highest: 1_000_000_000, of: 'silences' },
      meaning: {
        id: 'Diam yang menurut kebiasaannya kebetulan lebih sering dari ini bukan petunjuk.',
        en: 'A silence that comes by chance more often than this, by its own habit, is no lead.',
      },
    },
  },
  citationOn: (day) => citationOf([textOn(day)]),
  traps: TRAPS,
  evaluate({ lodging }, { now, values, coveredUntil }) {
    const habit = habitOf(lodging, values);
    const last = habit?.reports[0];
    if (!habit || !last) return NOTHING;
    const covered = coveredUntil('lodging', last.kecamatan);
    if (covered === null) return { ...NOTHING, silentFor: silentFor(habit, now, values) };
    // What is said of days to come counts when they have come.
    const againAt = covered > now ? beginningOf(dayNumberAt(now) + 1) : null;
    const until = Math.min(covered, now);
    const isSilent = silentDays(habit, until) >= limitOf(habit, values);
    return {
      findings: isSilent ? [findingOf(last, habit, until, values)] : [],
      silentFor: isSilent ? null : silentFor(habit, now, values),
      againAt,
    };
  },
  mustFire: MUST_FIRE,
  mustNotFire: MUST_NOT_FIRE,
};

/** Returns how a hotel reported; null where that is no habit. */
function habitOf(lodgings: readonly LodgingFact[], values: Values<Parameters>): Habit | null {
  const dated = lodgings
    .flatMap((report): DatedReport[] => {
      const at = report.checkInAt ?? report.checkOutAt;
      const isOwn = report.premisesKind === 'HOTEL' && report.reportedBy === 'LODGING';
      return isOwn && at !== null ? [{ report, day: dayNumberAt(at) }] : [];
    })
    .sort((left, right) => right.day - left.day || byText(left.report.id, right.report.id));
  const lastDay = dated[0]?.day;
  if (lastDay === undefined) return null;
  const window = dated.filter(({ day }) => day > lastDay - values.windowDays);
  const days = [...new Set(window.map(({ day }) => day))].reverse();
  if (window.length < values.leastReports || days.length < values.leastDays) return null;
  const gaps = days.slice(1).map((day, no) => day - (days[no] as number));
  return {
    days,
    usualGap: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    longestGap: Math.max(...gaps),
    reports: window.map(({ report }) => report),
  };
}

/** Whole days without a report after the last one. @param until epoch ms */
const silentDays = ({ days }: Habit, until: number): number =>
  Math.max(0, dayNumberAt(until) - (days.at(-1) as number) - 1);

/**
 * Days from which a hotel is silent: never within the longest gap that it has shown, and not while
 * a hotel to which guests come as often, each day by itself, may have had none by chance.
 */
const limitOf = (
  { usualGap, longestGap }: Habit,
  { timesUsualGap, chanceOneIn }: Values<Parameters>,
): number =>
  Math.max(
    timesUsualGap * usualGap,
    longestGap,
    Math.log(chanceOneIn) / -Math.log(1 - 1 / usualGap),
  );

/** Says that a silence is not covered, where it would be one. */
const silentFor = (habit: Habit, now: number, values: Values<Parameters>): BothLanguages | null =>
  silentDays(habit, now) >= limitOf(habit, values) ? NOT_COVERED : null;

function findingOf(
  last: LodgingFact,
  habit: Habit,
  until: number,
  values: Values<Parameters>,
): Finding {
  const lastDay = habit.days.at(-1) as number;
  const silent = silentDays(habit, until);
  const { id, version } = lodgingSilent;
  const cited = byRule(id, version, citationOf([textOn(civilDay(lastDay))]));
  const why = explain({
    premisesId: last.premisesId,
    reports: habit.reports.length,
    days: habit.days.length,
    windowDays: values.windowDays,
    lastDay: civilDay(lastDay),
    silentDays: silent,
    until: civilDay(lastDay + silent),
  });
  return {
    cause: last.premisesId,
    subjectId: null,
    kecamatan: last.kecamatan,
    severity: 'LOW',
    requestedAction: 'CHECK_RECORDS',
    confidence: 0.6,
    evidence: evidenceOf(habit.reports),
    causationId: last.eventId,
    basis: JSON.stringify([lastDay, habit.days.length, habit.reports.length, habit.longestGap]),
    explanation: { id: `${why.id} ${cited.id}`, en: `${why.en} ${cited.en}` },
  };
}

const textOn = (day: CivilDay) => entryOn(SUPERVISION_LAW, 'LODGING_DATA', day);
