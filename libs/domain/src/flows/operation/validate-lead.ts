import type { Fields } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';

/** What stands between two names; a comma does not, because titles follow one. */
const TWO_NAMES = /[;/&+]|\s(?:dan|and|serta)\s/i;

/**
 * Validates that one officer leads an operation, and that a change to another one says from whom it
 * is handed over: so nobody takes it by writing over what somebody else changed.
 */
export function validateLead(after: Fields, before: Fields | null): Violation[] {
  const { leadOfficer, handedOverFrom = null } = after;
  const was = before && before['leadOfficer'] !== leadOfficer ? before['leadOfficer'] : null;
  return [
    ...(TWO_NAMES.test(String(leadOfficer))
      ? [{ field: '/leadOfficer', expected: 'one officer', got: 'what looks like two names' }]
      : []),
    ...(handedOverFrom === was ? [] : [notHandedOver(was, handedOverFrom)]),
  ];
}

const notHandedOver = (was: unknown, said: unknown): Violation => ({
  field: '/handedOverFrom',
  expected:
    was === null ? 'nothing, as the same officer leads it' : 'the officer who led it before',
  got: said === null ? 'nothing' : 'another name',
});
