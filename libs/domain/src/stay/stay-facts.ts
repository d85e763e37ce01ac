/**
 * A stay permit's latest state, as far as the clock of a stay needs it. Who holds it can't even be
 * said here: no rule decides on nationality, ethnicity or religion.
 */
export interface StayPermit {
  /** the event that said so */
  eventId: string;
  kind: string;
  origin: string;
  status: string;
  /** days since 1970-01-01, both ends included */
  validFrom: number;
  validUntil: number;
  /** epoch ms; null unless an application is pending */
  pendingSince: number | null;
  /** what the latest application ended in */
  decision: string | null;
  /** epoch ms */
  decidedAt: number | null;
  /** days since 1970-01-01 */
  endedOn: number | null;
}

/** A crossing of the border. */
export interface StayMovement {
  /** the event that said so */
  eventId: string;
  direction: string;
  /** epoch ms */
  at: number;
}
