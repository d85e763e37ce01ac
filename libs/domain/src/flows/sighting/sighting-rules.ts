import type { Fields, FlowRules } from '../../flow-rules.js';
import { validateSaid } from '../validate-said.js';
import { isRecognised } from './is-recognised.js';
import { type SightingIntake, validateSighting } from './validate-sighting.js';

const stands = ({ change }: Fields): string | null =>
  change === 'RETRACTED' ? 'Expected a sighting that was not retracted, got a retracted one' : null;

const isLinkOf = (before: Fields | null, after: Fields): boolean =>
  before !== null && before['subjectId'] === after['subjectId'];

/**
 * The rules of sightings: reported, corrected, perhaps identified later, perhaps withdrawn. Without
 * a checked document a sighting is matched to no subject, and it names one only where somebody was
 * recognised.
 */
export const sightingRules: FlowRules = {
  flow: 'sighting',
  begins: ['REPORTED'],
  changes: {
    IDENTIFIED: {
      sets: ['person', 'certainty', 'subjectId'],
      requires: ['person', 'certainty'],
      refusal: (before) =>
        stands(before) ??
        (before['person'] === null
          ? null
          : 'Expected a sighting without a person, got one with a person'),
    },
    CORRECTED: { sets: 'whole', refusal: stands },
    RETRACTED: { sets: ['retractionReason'], requires: ['retractionReason'], refusal: stands },
  },
  person: 'person',
  recognises: ({ certainty }) => certainty === 'DOCUMENT_CHECKED',
  showsPresence: (after) =>
    isRecognised(after) && after['subjectId'] !== null && after['change'] !== 'RETRACTED',
  occurredAt: ({ change, seenAt }) =>
    change === 'IDENTIFIED' || change === 'RETRACTED' ? null : Number(seenAt),
  derive: (after, change, before) => ({
    ...(change === 'RETRACTED' ? {} : { retractionReason: after['retractionReason'] ?? null }),
    // A correction to a mere description takes the link away that was said before.
    ...(change === 'CORRECTED' && !isRecognised(after) && isLinkOf(before, after)
      ? { subjectId: null }
      : {}),
  }),
  validate(after, change, _before, { boundaries, now }) {
    if (change === 'RETRACTED') return validateSaid(after, 'retractionReason');
    const violations = validateSighting(after as unknown as SightingIntake, { boundaries, now });
    // Only the person is new; the location is sealed and stays.
    if (change !== 'IDENTIFIED') return violations;
    return [
      ...validateSaid(after, 'person'),
      ...violations.filter(({ field }) => field === '/person' || field === '/subjectId'),
    ];
  },
};
