import { beginningOf, dayNumber } from '@sinergi/law';
import type {
  AccreditationFact,
  CalendarFact,
  CaseFact,
  DocumentFact,
  Fact,
  FactKind,
  Facts,
  IncidentFact,
  LodgingFact,
  MovementFact,
  PermitFact,
  RepresentationFact,
  SightingFact,
  WatchFact,
} from './facts.js';
import type { CounterExample, Example } from './rule.js';

/*
 * Facts for examples: what they say is invented. Each of a kind has a number of its own, from 1.
 */

const HOUR_MS = 3_600_000;

/** @returns noon of a day in Jakarta, epoch ms */
export const noonOf = (day: string): number => beginningOf(dayNumber(day)) + 12 * HOUR_MS;

/**
 * Makes examples of one time, each by its facts and what it shows in both languages. Every flow is
 * covered up to that time, unless said otherwise.
 *
 * @param now epoch ms
 */
export function examplesAt<K extends FactKind>(now: number) {
  const given = (
    facts: Partial<Facts<K>>,
    id: string,
    en: string,
    coveredUntil: number | null = now,
  ): Example<K> => ({ shows: { id, en }, facts, now, coveredUntil });
  /** @param no of the rule's trap that it shows, from 0 */
  const trap = (no: number, ...said: Parameters<typeof given>): CounterExample<K> => ({
    trap: no,
    ...given(...said),
  });
  return { given, trap };
}

export const aPermit = (no: number, change: Partial<PermitFact> = {}): PermitFact => ({
  ...said('permit', no, 'imigrasi-jakpus'),
  ...{ subjectId: 'person-1', kind: 'TERBATAS', origin: 'VISIT_VISA', status: 'ACTIVE' },
  ...{ indexCode: 'E33', activities: [], sponsorId: null, decision: null, decidedAt: null },
  ...{ validFrom: dayNumber('2026-11-01'), validUntil: dayNumber('2027-10-31'), endedOn: null },
  ...{ pendingSince: null, paidAt: null, awaitsPayment: false },
  ...{ kecamatan: '31.71.06', kecamatanSince: noonOf('2026-11-01') },
  ...change,
});

export const aMovement = (no: number, change: Partial<MovementFact> = {}): MovementFact => ({
  ...said('movement', no, 'imigrasi-jakpus'),
  ...{ subjectId: 'person-1', direction: 'ENTRY', checkpoint: 'CGK', retracted: false },
  at: noonOf('2026-11-01'),
  ...change,
});

export const aSighting = (no: number, change: Partial<SightingFact> = {}): SightingFact => ({
  ...said('sighting', no, 'imigrasi-jakpus'),
  ...{ subjectId: 'person-1', seenAt: noonOf('2026-11-10'), kecamatan: '31.71.06' },
  ...{ activity: 'PRESENT', certainty: 'DOCUMENT_CHECKED', isRetracted: false },
  ...change,
});

export const aLodging = (no: number, change: Partial<LodgingFact> = {}): LodgingFact => ({
  ...said('lodging', no, 'kec-menteng'),
  ...{ subjectId: 'person-1', premisesId: 'HTL-LATIHAN-1', premisesKind: 'HOTEL' },
  ...{ kecamatan: '31.71.06', checkInAt: noonOf('2026-11-10'), checkOutAt: null },
  ...{ reportedBy: 'LODGING', recordedAt: noonOf('2026-11-10') },
  ...change,
});

export const anAccreditation = (
  no: number,
  change: Partial<AccreditationFact> = {},
): AccreditationFact => ({
  ...said('accreditation', no, 'imigrasi-dki'),
  ...{ subjectId: 'person-1', kind: 'ELECTION_OBSERVER', status: 'ACTIVE', withdrawnAt: null },
  ...{ validFrom: dayNumber('2026-11-01'), validUntil: dayNumber('2026-12-31') },
  ...change,
});

export const aCase = (no: number, change: Partial<CaseFact> = {}): CaseFact => ({
  ...said('case', no, 'imigrasi-jakpus'),
  ...{ subjectId: 'person-1', track: 'TAK', step: 'OBJECTED', isUnderObjection: true },
  decidedAt: noonOf('2026-11-10'),
  ...change,
});

export const aCalendarEntry = (no: number, change: Partial<CalendarFact> = {}): CalendarFact => ({
  ...said('calendar', no, 'imigrasi-dki'),
  ...{ kind: 'ELECTION_STAGE', stage: 'CAMPAIGN', kecamatan: null, isWithdrawn: false },
  ...{ firstDay: dayNumber('2026-11-10'), lastDay: dayNumber('2026-11-20') },
  ...change,
});

export const anIncident = (no: number, change: Partial<IncidentFact> = {}): IncidentFact => ({
  ...said('incident', no, 'polri-jakpus'),
  ...{ representationId: 'representation-1', kind: 'DAMAGE', severity: 'MEDIUM' },
  ...{ happenedAt: noonOf('2026-11-20'), kecamatan: '31.71.06', status: 'OPEN' },
  ...change,
});

export const aRepresentation = (
  no: number,
  change: Partial<RepresentationFact> = {},
): RepresentationFact => ({
  ...said('representation', no, 'kesbangpol-jakpus'),
  ...{ kecamatan: '31.71.06', protectionLevel: 'NORMAL', status: 'OPEN' },
  ...change,
});

export const aWatch = (no: number, change: Partial<WatchFact> = {}): WatchFact => ({
  ...said('watch', no, 'imigrasi-dki'),
  ...{ validFrom: dayNumber('2026-11-01'), validUntil: dayNumber('2027-04-30'), status: 'ACTIVE' },
  ...change,
});

export const aDocument = (no: number, change: Partial<DocumentFact> = {}): DocumentFact => ({
  ...said('document', no, 'kec-menteng'),
  ...{ document: 'document-a', agreesWith: [], sameAs: [], apartFrom: [] },
  ...change,
});

const said = (kind: string, no: number, owner: string): Fact => ({
  ...{ id: `${kind}-${no}`, eventId: `${kind}-${no}-event`, owner },
});
