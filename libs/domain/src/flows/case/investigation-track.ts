import type { CaseTrack } from './case-track.js';

/**
 * Investigations by civil servants of Immigration (PPNS, UU 6/2011 arts 104–107) or by the police:
 * they tell the prosecution that they began (SPDP), send the file (tahap I), once more where it
 * comes back, and hand the suspect over (tahap II).
 */
export const INVESTIGATION_TRACK: CaseTrack = {
  track: 'INVESTIGATION',
  isOwnedBy: ({ kind, legalAuthority }) =>
    kind === 'AGENCY' && legalAuthority.some(({ purpose }) => purpose === 'ENFORCEMENT'),
  whose: 'an agency with the purpose ENFORCEMENT',
  cites: ['TAK', 'PROSECUTION'],
  mustCite: false,
  custodyEndsWith: ['HANDED_OVER'],
  steps: {
    OPENED: { after: [] },
    SPDP_SENT: { after: ['OPENED'], says: ['fileNo'] },
    FILE_SENT: { after: ['SPDP_SENT', 'FILE_SENT'], says: ['fileNo'] },
    HANDED_OVER: { after: ['FILE_SENT'], maySay: ['citesCaseId'] },
    STOPPED: {
      after: ['OPENED', 'SPDP_SENT', 'FILE_SENT'],
      says: ['fileNo', 'outcome'],
      values: { outcome: ['DISMISSED', 'NO_ACTION'] },
    },
    CLOSED: { after: ['HANDED_OVER', 'STOPPED'] },
  },
};
