import type { CaseStep } from './case-track.js';

/** A change that is no step: the case stays where it is. */
export interface CaseAside extends Omit<CaseStep, 'after'> {
  /** whether the person has to be detained for the case, or may not be; either where absent */
  detained?: boolean;
  /** the tracks on which it is made; all where absent */
  on?: readonly string[];
}

/** What is said of a case between its steps, until it is closed. */
export const CASE_ASIDES: Readonly<Record<string, CaseAside>> = {
  NOTED: {},
  SERVED: { on: ['TAK'], needs: ['decidedAt'], lacks: ['servedAt'], says: ['servedAt'] },
  DETAINED: { detained: false, says: ['detainedAt'], maySay: ['detainedUntil'] },
  // An extension, or the order of who detains next.
  DETENTION_EXTENDED: { detained: true, says: ['detainedUntil', 'fileNo'] },
  RELEASED: { detained: true, says: ['releasedAt'] },
  CONSULATE_NOTIFIED: {
    needs: ['detainedAt'],
    lacks: ['consulateNotifiedAt'],
    says: ['consulateNotifiedAt'],
  },
};
