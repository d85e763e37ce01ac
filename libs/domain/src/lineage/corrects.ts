import type { Fields } from '../flow-rules.js';

/** Changes after which what an entity said before stands no more. */
const CORRECTS = ['CORRECTED', 'RETRACTED', 'END_RETRACTED'];
/** Flows that take back what they published by a withdrawal; elsewhere it is an end in time. */
const WITHDRAWN_IN = ['bulletin', 'intelligence'];

/** Whether a version names its person, who may be another one than before. */
export const identifies = (after: Fields): boolean => after['change'] === 'IDENTIFIED';

/**
 * Returns whether a version says that what was said before was wrong: a correction, a retraction,
 * or an identification as another person. What only goes on or ends is none.
 *
 * @param before the version before it, which only {@link identifies} needs; null where not known
 */
export function corrects(flow: string, after: Fields, before: Fields | null): boolean {
  const change = String(after['change']);
  if (CORRECTS.includes(change)) return true;
  if (change === 'WITHDRAWN') return WITHDRAWN_IN.includes(flow);
  const person = before?.['subjectId'] ?? null;
  return identifies(after) && person !== null && after['subjectId'] !== person;
}
