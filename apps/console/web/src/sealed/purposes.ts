/** What something may be opened for; an agency has some of them. */
export const PURPOSES = [
  'SUPERVISION',
  'ENFORCEMENT',
  'COORDINATION',
  'SECURITY',
  'INTELLIGENCE',
  'PROSECUTION',
] as const;
