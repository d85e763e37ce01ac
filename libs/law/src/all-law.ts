import type { CivilDay } from './civil-day.js';
import { entriesOn, type LawEntry, type LawTable } from './law-table.js';
import { DETENTION_LAW } from './subjects/detention.js';
import { DUTY_LAW } from './subjects/duties.js';
import { ELECTION_LAW } from './subjects/election.js';
import { HOLIDAY_LAW } from './subjects/holidays.js';
import { OVERSTAY_LAW } from './subjects/overstay.js';
import { PERMIT_LAW } from './subjects/permits.js';
import { PERSONAL_DATA_LAW } from './subjects/personal-data.js';
import { SUPERVISION_LAW } from './subjects/supervision.js';
import { VISA_INDEX_LAW } from './subjects/visa-indexes.js';
import { WATCH_LAW } from './subjects/watches.js';

/** An entry as it is shown: what it says in words. */
export interface ShownEntry extends Omit<LawEntry<unknown>, 'rule' | 'uncertain'> {
  says: string;
  uncertain: boolean;
}

/** A subject with entries in words. */
export interface ShownSubject {
  subject: string;
  title: string;
  about: string;
  version: number;
  entries: ShownEntry[];
}

/** Every subject whose law the exchange keeps, in the order in which pages show them. */
const TABLES: readonly ((day: CivilDay | null) => ShownSubject)[] = [
  shown(PERMIT_LAW),
  shown(OVERSTAY_LAW),
  shown(SUPERVISION_LAW),
  shown(DUTY_LAW),
  shown(WATCH_LAW),
  shown(DETENTION_LAW),
  shown(PERSONAL_DATA_LAW),
  shown(VISA_INDEX_LAW),
  shown(ELECTION_LAW),
  shown(HOLIDAY_LAW),
];

export const lawSubjects: readonly string[] = allLaw().map(({ subject }) => subject);

/** Every entry of every subject, whenever it holds. */
export function allLaw(): ShownSubject[] {
  return TABLES.map((table) => table(null));
}

/**
 * What held on a day.
 *
 * @param subject one of `lawSubjects`; all of them where it is left out
 */
export function lawOn(day: CivilDay, subject?: string): ShownSubject[] {
  return TABLES.map((table) => table(day)).filter(
    (one) => subject === undefined || one.subject === subject,
  );
}

function shown<Rule>(table: LawTable<Rule>): (day: CivilDay | null) => ShownSubject {
  return (day) => ({
    subject: table.subject,
    title: table.title,
    about: table.about,
    version: table.version,
    entries: (day === null ? table.entries : entriesOn(table, day)).map(
      ({ rule, uncertain, ...entry }) => ({
        ...entry,
        says: table.says(rule),
        uncertain: uncertain === true,
      }),
    ),
  });
}
