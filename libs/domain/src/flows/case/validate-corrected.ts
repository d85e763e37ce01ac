import type { Fields } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { trackOf } from './case-tracks.js';
import { oneOf, validateActions, validateClosed } from './validate-case-step.js';

/** What may be empty from the beginning; everything else is said by a step. */
const MAY_BE_EMPTY = ['detail', 'fileNo', 'articles', 'grounds', 'addressees', 'attachments'];

/**
 * Validates a correction: it says anew what a step has said, with a value that fits that step; it
 * takes no step, and takes none back.
 */
export function validateCorrected(after: Fields, before: Fields, said: Fields): Violation[] {
  const fields = Object.keys(said).filter((name) => name in before && !MAY_BE_EMPTY.includes(name));
  const steps = Object.values(trackOf(after)?.steps ?? {});
  return [
    ...fields.flatMap((name): Violation[] => {
      if (isEmpty(before[name]) && name !== 'citesCaseId')
        return [
          { field: `/${name}`, expected: 'what a step has said before', got: 'another value' },
        ];
      if (isEmpty(after[name]))
        return [{ field: `/${name}`, expected: 'a value: no step is taken back', got: 'none' }];
      const accepted = steps.flatMap(({ values = {} }) => values[name] ?? []);
      return accepted.length > 0 ? oneOf(name, accepted, after) : [];
    }),
    ...(fields.includes('actions') ? validateActions(after) : []),
    ...(fields.includes('outcome') && before['step'] === 'CLOSED' && after['track'] === 'TAK'
      ? validateClosed(after)
      : []),
  ];
}

const isEmpty = (value: unknown): boolean =>
  (value ?? null) === null || (Array.isArray(value) && value.length === 0);
