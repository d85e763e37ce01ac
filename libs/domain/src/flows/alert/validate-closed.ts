import type { Fields } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { ANSWERED_AT } from './response-stages.js';

/**
 * Validates that an alert is closed because of an answer: the event that it names is the competent
 * agency's response to this alert, with its result or closed.
 *
 * @param cause the event that `causationId` names; undefined where it names none
 */
export function validateClosed(alert: Fields, cause: Fields | undefined): Violation[] {
  const { alertId, competentAgency } = alert;
  const isAnswer =
    cause !== undefined &&
    cause['alertId'] === alertId &&
    cause['owner'] === competentAgency &&
    ANSWERED_AT.includes(String(cause['stage']));
  if (isAnswer) return [];
  return [
    {
      field: '/causationId',
      expected:
        `the event by which ${String(competentAgency)}, the competent agency, answered this ` +
        `alert (${ANSWERED_AT.join(' or ')})`,
      got: cause ? 'another event' : 'nothing',
    },
  ];
}
