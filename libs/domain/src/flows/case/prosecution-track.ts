import type { CaseTrack } from './case-track.js';

/**
 * Prosecutions: they begin with the word that an investigation began (SPDP), send its file back
 * (P-19) until it is complete (P-21), take the suspect over (tahap II), charge, and carry out the
 * verdict. A higher court's verdict follows the one before.
 */
export const PROSECUTION_TRACK: CaseTrack = {
  track: 'PROSECUTION',
  isOwnedBy: ({ kind, legalAuthority }) =>
    kind === 'AGENCY' && legalAuthority.some(({ purpose }) => purpose === 'PROSECUTION'),
  whose: 'an agency with the purpose PROSECUTION',
  cites: ['INVESTIGATION'],
  mustCite: true,
  custodyEndsWith: ['EXECUTED'],
  steps: {
    SPDP_RECEIVED: { after: [], says: ['fileNo', 'citesCaseId'] },
    FILE_RETURNED: { after: ['SPDP_RECEIVED', 'FILE_RETURNED'], says: ['fileNo'] },
    FILE_COMPLETE: { after: ['SPDP_RECEIVED', 'FILE_RETURNED'], says: ['fileNo'] },
    HANDED_OVER: { after: ['FILE_COMPLETE'] },
    CHARGED: { after: ['HANDED_OVER'], says: ['fileNo'] },
    VERDICT: {
      after: ['CHARGED', 'VERDICT'],
      says: ['decisionNo', 'decidedAt', 'decidedBy', 'outcome'],
      values: { decidedBy: ['COURT'], outcome: ['CONVICTED', 'ACQUITTED', 'DISMISSED'] },
    },
    EXECUTED: { after: ['VERDICT'], says: ['executedAt'] },
    STOPPED: {
      after: ['SPDP_RECEIVED', 'FILE_RETURNED', 'FILE_COMPLETE', 'HANDED_OVER'],
      says: ['fileNo', 'outcome'],
      values: { outcome: ['DISMISSED', 'NO_ACTION'] },
    },
    CLOSED: { after: ['EXECUTED', 'STOPPED'] },
  },
};
