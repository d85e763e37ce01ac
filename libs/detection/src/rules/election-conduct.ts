import { byText } from '@sinergi/domain';
import {
  civilDay,
  civilDayAt,
  dayNumber,
  dayNumberAt,
  ELECTION_LAW,
  electionStagesOn,
  entriesOn,
} from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import { aCalendarEntry, anAccreditation, aSighting, noonOf } from '../example-facts.js';
import type { AccreditationFact, CalendarFact, SightingFact } from '../facts.js';
import { type BothLanguages, type Example, NOTHING, type Rule, type Severity } from '../rule.js';

const ID = 'election-conduct';
const VERSION = 1;
const CONDUCT: Readonly<Record<string, BothLanguages>> = {
  CAMPAIGN: { id: 'kegiatan kampanye', en: 'campaigning' },
  POLLING_PLACE: { id: 'kegiatan di tempat pemungutan suara', en: 'activity in a polling place' },
};
const STAGES: Readonly<Record<string, BothLanguages>> = {
  CAMPAIGN: { id: 'pada masa kampanye', en: 'during the campaign' },
  QUIET_DAYS: { id: 'pada masa tenang', en: 'in the quiet days' },
  VOTING: { id: 'pada hari pemungutan suara', en: 'on polling day' },
  RECAPITULATION: { id: 'pada masa rekapitulasi', en: 'during the recapitulation' },
};
const OTHER_STAGE: BothLanguages = {
  id: 'pada tahapan pemilu',
  en: 'during a stage of the election',
};
/** The law's own word for a stage that the calendar calls otherwise. */
const BY_LAW: Readonly<Record<string, string>> = { VOTE: 'VOTING' };
/** Stages in which conduct weighs most. */
const GRAVE = ['QUIET_DAYS', 'VOTING'];
const ACCREDITED = ['ELECTION_OBSERVER', 'PRESS'];
/** An explanation lists no more of them. */
const SHOWN = 4;

/** Conduct on a day of an election, and what shows that it was one. */
interface Conduct {
  sighting: SightingFact;
  stage: string;
  entries: readonly CalendarFact[];
}

/**
 * Finds campaigning and activity in polling places on days of an election, where documents were
 * checked and no accreditation was in force.
 */
export const electionConduct: Rule<'sighting' | 'calendar' | 'accreditation', 'leastChecks'> = {
  id: ID,
  version: VERSION,
  since: '2026-11-30',
  title: { id: 'Kegiatan pada tahapan pemilu', en: 'Conduct at an election' },
  unit: 'PERSON',
  category: 'ELECTION',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 1,
  reads: ['sighting', 'calendar', 'accreditation'],
  restsOn: ['sighting'],
  parameters: {
    leastChecks: {
      ...{ value: 1, lowest: 1, highest: 20, of: 'document checks' },
      meaning: {
        id: 'Pemeriksaan dokumen dengan kegiatan semacam itu, paling sedikit.',
        en: 'Document checks with such conduct, at least.',
      },
    },
  },
  citationOn: (day) => citationOf(entriesOn(ELECTION_LAW, day)),
  traps: [
    {
      id: 'Pemantau dengan akreditasi yang berlaku pada hari itu.',
      en: 'Observers with an accreditation in force on that day.',
    },
    {
      id: 'Wartawan dengan akreditasi yang berlaku pada hari itu.',
      en: 'Press with an accreditation in force on that day.',
    },
    {
      id: 'Hadir saja, atau kegiatan lain di masa pemilu, bukan petunjuk.',
      en: 'Presence alone, or other activities during an election, are no lead.',
    },
    {
      id: 'Acara kalender yang ditarik tidak dihitung.',
      en: 'An entry of the calendar that was withdrawn counts for nothing.',
    },
    {
      id: 'Tanpa pemeriksaan dokumen tidak diketahui siapa orangnya; yang ditarik tidak terjadi.',
      en: 'Without a document check nobody is recognised; what was retracted never happened.',
    },
  ],
  evaluate({ sighting: sightings, calendar, accreditation: accreditations }, { values }) {
    const seen = sightings
      .filter(isConduct)
      .sort((left, right) => left.seenAt - right.seenAt || byText(left.id, right.id))
      .flatMap((sighting) => atAnElection(sighting, calendar));
    const found = seen.filter(
      ({ sighting }) => !accreditations.some((one) => isInForce(one, sighting.seenAt)),
    );
    const [first] = found;
    if (!first || found.length < values.leastChecks)
      return { ...NOTHING, silentFor: seen.length > found.length ? ACCREDITED_THEN : null };
    return {
      ...NOTHING,
      findings: [
        {
          cause: first.sighting.id,
          subjectId: first.sighting.subjectId,
          kecamatan: first.sighting.kecamatan,
          severity: severityOf(found),
          requestedAction: 'CHECK_RECORDS',
          confidence: 0.8,
          evidence: evidenceOf([
            ...found.map(({ sighting }) => sighting),
            ...found.flatMap(({ entries }) => entries),
          ]),
          causationId: first.sighting.eventId,
          basis: JSON.stringify(
            found.map(({ sighting: { id, seenAt, activity, kecamatan }, stage }) => [
              ...[id, seenAt, activity, kecamatan, stage],
            ]),
          ),
          explanation: explained(found),
        },
      ],
    };
  },
  mustFire: [
    {
      shows: {
        id: 'Kegiatan kampanye di masa kampanye, dokumen diperiksa, tanpa akreditasi.',
        en: 'Campaigning during the campaign, documents checked, no accreditation.',
      },
      ...example([campaigning(1)]),
    },
    {
      shows: {
        id: 'Di tempat pemungutan suara pada 14 Februari 2024, menurut tahapan dalam peraturan.',
        en: 'In a polling place on 14 February 2024, by the stages that the law set.',
      },
      ...example(
        [aSighting(1, { activity: 'POLLING_PLACE', seenAt: noonOf('2024-02-14') })],
        [],
        [],
      ),
    },
    {
      shows: {
        id: 'Akreditasi berakhir sehari sebelum kegiatan itu.',
        en: 'The accreditation ended a day before the conduct.',
      },
      ...example([campaigning(1)], [anAccreditation(1, { validUntil: dayNumber('2026-11-09') })]),
    },
    {
      shows: {
        id: 'Akreditasi dicabut sebelum kegiatan itu.',
        en: 'The accreditation was withdrawn before the conduct.',
      },
      ...example([campaigning(1)], [withdrawnAt('2026-11-09')]),
    },
  ],
  mustNotFire: [
    {
      trap: 0,
      shows: { id: 'Pemantau yang terakreditasi.', en: 'An accredited observer.' },
      ...example([campaigning(1)], [anAccreditation(1)]),
    },
    {
      trap: 0,
      shows: {
        id: 'Akreditasi baru dicabut sesudah kegiatan itu.',
        en: 'The accreditation was withdrawn only after the conduct.',
      },
      ...example([campaigning(1)], [withdrawnAt('2026-11-11')]),
    },
    {
      trap: 1,
      shows: { id: 'Wartawan yang terakreditasi.', en: 'Accredited press.' },
      ...example([campaigning(1)], [anAccreditation(1, { kind: 'PRESS' })]),
    },
    {
      trap: 2,
      shows: {
        id: 'Hadir, dan tampil dalam pertunjukan, di masa kampanye.',
        en: 'Present, and in a performance, during the campaign.',
      },
      ...example([aSighting(1), aSighting(2, { activity: 'PERFORMANCE' })]),
    },
    {
      trap: 3,
      shows: {
        id: 'Masa kampanye itu ditarik dari kalender.',
        en: 'That campaign was withdrawn from the calendar.',
      },
      ...example([campaigning(1)], [], [aCalendarEntry(1, { isWithdrawn: true })]),
    },
    {
      trap: 4,
      shows: {
        id: 'Temuan yang hanya berupa uraian, dan satu yang ditarik kembali.',
        en: 'A sighting that is only described, and one that was retracted.',
      },
      ...example([
        campaigning(1, { certainty: 'DESCRIBED', subjectId: null }),
        campaigning(2, { isRetracted: true }),
      ]),
    },
    {
      shows: {
        id: 'Pemilu di kecamatan lain, atau pada hari lain.',
        en: 'An election in another district, or on another day.',
      },
      ...example(
        [campaigning(1), campaigning(2, { seenAt: noonOf('2026-11-21') })],
        [],
        [aCalendarEntry(1, { kecamatan: '31.71.01' }), aCalendarEntry(2, { kind: 'EVENT' })],
      ),
    },
  ],
};

const ACCREDITED_THEN: BothLanguages = {
  id: 'Pada hari itu ada akreditasi pemantau atau wartawan yang berlaku.',
  en: 'An accreditation of an observer or of the press was in force on that day.',
};

const isConduct = ({ subjectId, certainty, isRetracted, activity }: SightingFact): boolean =>
  subjectId !== null &&
  certainty === 'DOCUMENT_CHECKED' &&
  !isRetracted &&
  Object.hasOwn(CONDUCT, activity);

/** The day of a sighting by the calendar and by the law; none where there was no election. */
function atAnElection(sighting: SightingFact, calendar: readonly CalendarFact[]): Conduct[] {
  const day = dayNumberAt(sighting.seenAt);
  const entries = calendar
    .filter(
      ({ kind, isWithdrawn, firstDay, lastDay, kecamatan }) =>
        kind === 'ELECTION_STAGE' &&
        !isWithdrawn &&
        firstDay <= day &&
        day <= lastDay &&
        (kecamatan === null || kecamatan === sighting.kecamatan),
    )
    .sort((left, right) => byText(left.id, right.id));
  const stages = [
    ...entries.map(({ stage }) => stage ?? 'UNKNOWN'),
    ...electionStagesOn(civilDay(day)).map((stage) => BY_LAW[stage] ?? stage),
  ].sort(graveFirst);
  const [stage] = stages;
  return stage === undefined ? [] : [{ sighting, stage, entries }];
}

const graveFirst = (left: string, right: string): number =>
  Number(GRAVE.includes(right)) - Number(GRAVE.includes(left)) || byText(left, right);

/** Whether it was in force at a moment: its days hold in Jakarta, and until it was withdrawn. */
function isInForce(one: AccreditationFact, at: number): boolean {
  const day = dayNumberAt(at);
  if (!ACCREDITED.includes(one.kind) || one.status === 'RETRACTED') return false;
  if (one.withdrawnAt !== null && one.withdrawnAt <= at) return false;
  return one.validFrom <= day && day <= one.validUntil;
}

const severityOf = (found: readonly Conduct[]): Severity =>
  found.some(({ stage }) => GRAVE.includes(stage)) ? 'HIGH' : 'MEDIUM';

function explained(found: readonly Conduct[]): BothLanguages {
  const rule = byRule(
    ID,
    VERSION,
    electionConduct.citationOn(civilDayAt(found[0]!.sighting.seenAt)),
  );
  const lines = found.slice(0, SHOWN).map(({ sighting, stage }) => {
    const day = civilDayAt(sighting.seenAt);
    const what = CONDUCT[sighting.activity]!;
    const when = STAGES[stage] ?? OTHER_STAGE;
    return {
      id: `${day} (WIB): ${what.id} di kecamatan ${sighting.kecamatan}, ${when.id}`,
      en: `${day} (WIB): ${what.en} in district ${sighting.kecamatan}, ${when.en}`,
    };
  });
  const more = found.length - lines.length;
  return {
    id:
      `Dokumen diperiksa pada ${lines.map(({ id }) => id).join('; ')}` +
      `${more > 0 ? `; dan ${more} pemeriksaan lagi` : ''}. Tidak ada akreditasi pemantau atau ` +
      `wartawan yang berlaku ketika itu. ${rule.id}`,
    en:
      `Documents were checked on ${lines.map(({ en }) => en).join('; ')}` +
      `${more > 0 ? `; and ${more} more` : ''}. No accreditation of an observer or of the press ` +
      `was in force then. ${rule.en}`,
  };
}

function campaigning(no: number, change: Partial<SightingFact> = {}): SightingFact {
  return aSighting(no, { activity: 'CAMPAIGN', ...change });
}

function withdrawnAt(day: string): AccreditationFact {
  return anAccreditation(1, { status: 'WITHDRAWN', withdrawnAt: noonOf(day) });
}

function example(
  sighting: SightingFact[],
  accreditation: AccreditationFact[] = [],
  calendar: CalendarFact[] = [aCalendarEntry(1)],
): Omit<Example<'sighting' | 'calendar' | 'accreditation'>, 'shows'> {
  const now = noonOf('2026-11-30');
  return { facts: { sighting, accreditation, calendar }, now, coveredUntil: now };
}
