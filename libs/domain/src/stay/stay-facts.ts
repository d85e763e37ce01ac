/**
 * The part of a stay permit's latest state that the clock of a stay needs. The type has no field
 * for the holder: no rule decides on nationality, ethnicity or religion.
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
  /** when the pending application was filed, epoch ms; null unless one is pending */
  pendingSince: number | null;
  /** when it was paid, epoch ms; null where that is not known or not done */
  paidAt: number | null;
  /** whether it is not paid */
  awaitsPayment: boolean;
  /** decision on the latest application */
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
  /** whether it never happened */
  retracted: boolean;
}
