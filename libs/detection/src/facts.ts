import type { StayMovement, StayPermit } from '@sinergi/domain';

/**
 * What rules may read: open fields of events, each in its latest state, and of what is sealed only
 * that somebody is watched, and that two records are of one document. The types have no field for
 * nationality, sex, religion, ethnicity, name or birth: no rule can read them, and none can read
 * what is sealed. The state that a representation belongs to is left out for the same reason.
 */
export interface Fact {
  /** id of the entity */
  id: string;
  /** the event that said so */
  eventId: string;
  /** code of the agency that said so */
  owner: string;
}

export interface PermitFact extends Fact, StayPermit {
  subjectId: string;
  /** code of the district of the address; null where none is known */
  kecamatan: string | null;
  /**
   * when the owner first named this district and no other since, epoch ms; null where none is known
   */
  kecamatanSince: number | null;
  /** the visa index, as the permit states it */
  indexCode: string;
  /** activities that the index permits, as the permit states them */
  activities: readonly string[];
  /** pseudonym of a corporate sponsor; null where there is none */
  sponsorId: string | null;
}

export interface MovementFact extends Fact, StayMovement {
  subjectId: string;
  /** code of the checkpoint */
  checkpoint: string;
}

export interface SightingFact extends Fact {
  /** null where nobody was recognised */
  subjectId: string | null;
  /** epoch ms */
  seenAt: number;
  kecamatan: string;
  activity: string;
  /** DOCUMENT_CHECKED, IDENTIFIED or DESCRIBED */
  certainty: string;
  isRetracted: boolean;
}

export interface LodgingFact extends Fact {
  subjectId: string | null;
  /** code of the premises */
  premisesId: string;
  /** HOTEL, BOARDING, APARTMENT or HOUSEHOLD */
  premisesKind: string;
  kecamatan: string;
  /** epoch ms; null where it is not known */
  checkInAt: number | null;
  /** epoch ms; null while the guest stays, or where it is not known */
  checkOutAt: number | null;
  /** LODGING, HOUSEHOLD, RT_RW or POLICE */
  reportedBy: string;
  /** when the report was recorded, epoch ms */
  recordedAt: number;
}

export interface AccreditationFact extends Fact {
  subjectId: string;
  /** ELECTION_OBSERVER or PRESS */
  kind: string;
  /** days since 1970-01-01, both ends included */
  validFrom: number;
  validUntil: number;
  /** ACTIVE, WITHDRAWN or RETRACTED */
  status: string;
  /** when it was withdrawn, epoch ms; null unless it is */
  withdrawnAt: number | null;
}

export interface CaseFact extends Fact {
  subjectId: string;
  /** TAK, INVESTIGATION or PROSECUTION */
  track: string;
  /** the last step that was taken */
  step: string;
  /** when it was decided, epoch ms; null before that */
  decidedAt: number | null;
  /** whether an objection is open: the decision is not suspended by it */
  isUnderObjection: boolean;
}

export interface CalendarFact extends Fact {
  /** HOLIDAY, ELECTION_STAGE or EVENT */
  kind: string;
  /** CAMPAIGN, QUIET_DAYS, VOTING or RECAPITULATION; null for others */
  stage: string | null;
  /** days since 1970-01-01, in Jakarta, both ends included */
  firstDay: number;
  lastDay: number;
  kecamatan: string | null;
  isWithdrawn: boolean;
}

export interface IncidentFact extends Fact {
  representationId: string | null;
  kind: string;
  severity: string;
  /** epoch ms */
  happenedAt: number;
  kecamatan: string;
  /** OPEN, CLOSED or RETRACTED */
  status: string;
}

export interface RepresentationFact extends Fact {
  kecamatan: string;
  /** NORMAL, RAISED or HIGH */
  protectionLevel: string;
  status: string;
}

/** Whom a watch is about, and what it asks, no rule reads: the engine gives a person's alone. */
export interface WatchFact extends Fact {
  /** days since 1970-01-01, in Jakarta, both ends included */
  validFrom: number;
  validUntil: number;
  /** ACTIVE, LAPSED or WITHDRAWN */
  status: string;
}

/** That a subject was listed with a travel document, as a blind index tells it. */
export interface DocumentFact extends Fact {
  /** the subject */
  id: string;
  /** equal for one document, and says nothing of it */
  document: string;
  /** subjects whose record of this document agrees in anything that tells whose it is */
  agreesWith: readonly string[];
  /** subjects of whom an officer said that they are the same person */
  sameAs: readonly string[];
  /** subjects of whom an officer said that they are another person */
  apartFrom: readonly string[];
}

/** Every kind of fact, by its name. */
export interface FactKinds {
  permit: PermitFact;
  movement: MovementFact;
  sighting: SightingFact;
  lodging: LodgingFact;
  accreditation: AccreditationFact;
  case: CaseFact;
  calendar: CalendarFact;
  incident: IncidentFact;
  representation: RepresentationFact;
  watch: WatchFact;
  document: DocumentFact;
}
export type FactKind = keyof FactKinds;
/** The kinds that open fields tell; what is left needs identity, and one agency alone has it. */
export type OpenFactKind = Exclude<FactKind, 'watch' | 'document'>;

/**
 * The facts about one unit in one lane: of a person, all that was said of any subject of the
 * person; of premises, a sponsor or a representation, all that names it. Calendar entries are those
 * of the lane, whatever the unit.
 */
export type Facts<K extends FactKind = FactKind> = {
  readonly [N in K]: readonly FactKinds[N][];
};

/** The facts of a unit of which nothing is known yet. */
export const NO_FACTS: Facts = {
  permit: [],
  movement: [],
  sighting: [],
  lodging: [],
  accreditation: [],
  case: [],
  calendar: [],
  incident: [],
  representation: [],
  watch: [],
  document: [],
};
