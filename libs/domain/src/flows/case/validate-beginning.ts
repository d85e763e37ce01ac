import type { Fields, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { happenedAt } from '../happened-at.js';
import { validateClearText } from '../validate-clear-text.js';
import { validateRetention } from '../validate-retention.js';
import { CASE_TRACKS, trackOf } from './case-tracks.js';

/** Validates that a case begins as its track does, and is kept no longer than allowed. */
export function validateBeginning(
  after: Fields,
  change: string,
  context: RuleContext,
): Violation[] {
  const fitting = CASE_TRACKS.filter(({ steps }) => steps[change]?.after.length === 0);
  const track = trackOf(after);
  return [
    ...(track && fitting.includes(track)
      ? []
      : [
          {
            field: '/track',
            expected: `${fitting.map((one) => one.track).join(' or ')} with ${change}`,
            got: String(after['track']),
          },
        ]),
    ...validateRetention(after, happenedAt(context)),
  ];
}

/** Validates that its owner may act on the track of a case. */
export function validateOwner(after: Fields, { owner, participants }: RuleContext): Violation[] {
  const track = trackOf(after);
  const participant = participants.find(({ code }) => code === owner);
  if (!track || (participant && track.isOwnedBy(participant))) return [];
  return [{ field: '/track', expected: `${track.track} of ${track.whose}`, got: `it of ${owner}` }];
}

export const validateArticles = ({ articles }: Fields): Violation[] =>
  ((articles ?? []) as readonly string[]).flatMap((text, at) =>
    validateClearText(`/articles/${at}`, text),
  );
