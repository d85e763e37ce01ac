import type { InboxItem, InboxStep } from '../api/inbox';

/** Where a step is taken: the form of a change, of something new, or the person's page. */
export type StepTarget =
  | { to: 'change'; flow: string; id: string; change: string }
  | { to: 'begin'; flow: string; search: Record<string, string> }
  | { to: 'person'; subjectId: string };

/** What an answer says of the thing that it answers, by the kind of work. */
const GIVEN: Readonly<Record<string, (item: InboxItem) => Record<string, string>>> = {
  ALERT: ({ entityId }) => ({ alertId: entityId }),
  REQUEST: ({ entityId }) => ({ requestId: entityId }),
  INVITATION: ({ entityId }) => ({ kind: 'INVITATION_ANSWER', meetingId: entityId }),
  WORK_ITEM: ({ entityId, part }) => ({
    ...{ kind: 'PROGRESS', meetingId: entityId },
    ...(part === null ? {} : { itemId: part }),
  }),
  OPERATION_RESULT: ({ entityId }) => ({ kind: 'RESULT', operationId: entityId }),
  INCIDENT: ({ entityId }) => ({ kind: 'RESPONSE', incidentId: entityId }),
  REFERRAL_REFERRAL: ({ subjectId }) => ({
    ...(subjectId === null ? {} : { subjectId }),
    kind: 'PRIVILEGE',
  }),
};

/**
 * Returns where a step of an item is taken; null where the item does not say enough.
 * @param answered the id of the entity of the own agency that the item answers
 */
export function stepTarget(
  item: InboxItem,
  { flow, change }: InboxStep,
  answered: string | null,
): StepTarget | null {
  if (flow === 'subject') return { to: 'person', subjectId: item.subjectId ?? item.entityId };
  const given = GIVEN[item.kind];
  if (given) return { to: 'begin', flow, search: { change, ...given(item) } };
  if (item.kind === 'REPLY')
    return answered === null ? null : { to: 'change', flow, id: answered, change };
  return { to: 'change', flow, id: item.entityId, change };
}
