import { beginningOf } from '@sinergi/law';
import { caseClocks } from '../clocks/case-clocks.js';
import type { Fields, FlowRules } from '../flow-rules.js';
import { mayAnswer } from '../flows/alert/may-answer.js';
import { caseRules } from '../flows/case/case-rules.js';
import { ENDED_STEPS, hasEnded } from '../flows/case/may-follow.js';
import { meetingRules } from '../flows/meeting/meeting-rules.js';
import { operationRules } from '../flows/operation/operation-rules.js';
import { stepsThatFit } from '../flows/steps-that-fit.js';
import type { InboxKind, InboxStep } from './inbox-kind.js';

const NONE = 'null';
const listOf = (fields: Fields | null, name: string): readonly string[] =>
  (fields?.[name] ?? []) as readonly string[];
const timeOf = (fields: Fields, name: string): number | null => {
  const time = fields[name] ?? null;
  return time === null ? null : Number(time);
};

/** An alert for which this agency is competent, or which is addressed to it or in its district. */
const ALERT: InboxKind = {
  kind: 'ALERT',
  flow: 'alert',
  selects: (me) => ({
    filters: [
      { status: 'OPEN', competentAgency: me },
      { status: 'OPEN', addressees: [me] },
    ],
    inDistricts: { status: 'OPEN' },
  }),
  answerBy: { flow: 'response', values: ({ alertId }) => [String(alertId)] },
  waits: ({ fields, answer }, { me, participants }) =>
    fields['status'] === 'OPEN' &&
    mayAnswer(me, fields, participants) &&
    !['RESULT', 'CLOSED'].includes(String(answer?.['stage'] ?? '')),
  dueAt: ({ fields }) => timeOf(fields, 'dueAt'),
  next: ({ answer }) =>
    (answer === null ? ['TAKEN', 'RESULT', 'SEEN'] : ['RESULT', 'CLOSED', 'TAKEN'])
      .filter((change) => change !== answer?.['stage'])
      .map((change) => ({ flow: 'response', change })),
  endedBy: ['response RESULT', 'response CLOSED', 'alert CLOSED', 'alert RETRACTED'],
};

/** A request that is addressed to this agency, and that it has not answered. */
const REQUEST: InboxKind = {
  kind: 'REQUEST',
  flow: 'request',
  selects: (me) => ({ filters: [{ addressees: [me], status: 'OPEN' }] }),
  answerBy: { flow: 'reply', values: ({ requestId }) => [String(requestId)] },
  waits: ({ fields, answer }, { me }) =>
    fields['status'] === 'OPEN' && listOf(fields, 'addressees').includes(me) && answer === null,
  dueAt: ({ fields }) => timeOf(fields, 'dueAt'),
  next: () => [{ flow: 'reply', change: 'REPLIED' }],
  endedBy: ['reply REPLIED', 'request WITHDRAWN', 'request CLOSED'],
};

/** A reply to a request of this agency that is still open. */
const REPLY: InboxKind = {
  kind: 'REPLY',
  flow: 'reply',
  selects: () => ({ filters: [{}] }),
  answers: { field: 'requestId', flow: 'request', while: { status: 'OPEN' } },
  waits: ({ answered }, { me }) => answered?.['owner'] === me && answered['status'] === 'OPEN',
  dueAt: ({ answered }) => (answered ? timeOf(answered, 'dueAt') : null),
  next: () => ['CLOSED', 'REMINDED', 'WITHDRAWN'].map((change) => ({ flow: 'request', change })),
  endedBy: ['request CLOSED', 'request WITHDRAWN'],
};

/** A meeting to which this agency is invited, and has not said whether it comes. */
const INVITATION: InboxKind = {
  kind: 'INVITATION',
  flow: 'meeting',
  selects: (me) => ({ filters: [{ addressees: [me] }], kinds: ['SCHEDULED'] }),
  answerBy: {
    flow: 'contribution',
    values: ({ meetingId }) => ['INVITATION_ANSWER', String(meetingId), NONE, NONE, NONE],
  },
  waits: ({ fields, answer }, { me }) =>
    fields['status'] === 'SCHEDULED' &&
    listOf(fields, 'addressees').includes(me) &&
    !isCurrent(answer),
  dueAt: ({ fields }) => timeOf(fields, 'startsAt'),
  next: () => [{ flow: 'contribution', change: 'CONTRIBUTED' }],
  endedBy: ['contribution CONTRIBUTED', 'meeting HELD', 'meeting CANCELLED'],
};

/** A work item of this agency that is neither done nor dropped. */
const WORK_ITEM: InboxKind = {
  kind: 'WORK_ITEM',
  flow: 'meeting',
  // The agency of an item need not have been invited: it may have joined since.
  selects: () => ({ filters: [{}], kinds: ['MINUTED', 'FOLLOWED_UP'] }),
  parts: (fields) => itemsOf(fields).map((item) => String(item['itemId'])),
  answerBy: {
    flow: 'contribution',
    values: ({ meetingId }, part) => ['PROGRESS', String(meetingId), String(part), NONE, NONE],
  },
  waits: ({ fields, part, answer }, { me }) => {
    const item = itemOf(fields, part);
    return (
      ['MINUTED', 'FOLLOWED_UP'].includes(String(fields['status'])) &&
      item?.['agency'] === me &&
      item['status'] === 'OPEN' &&
      !(isCurrent(answer) && answer!['progress'] === 'DONE')
    );
  },
  dueAt: ({ fields, part }) => beginningOf(Number(itemOf(fields, part)!['dueOn']) + 1),
  next: ({ answer }) => [
    { flow: 'contribution', change: isCurrent(answer) ? 'UPDATED' : 'CONTRIBUTED' },
  ],
  endedBy: ['contribution CONTRIBUTED with progress DONE', 'meeting FOLLOWED_UP', 'meeting CLOSED'],
};

/** A meeting of this agency that waits for its minutes, or for the end of its work programme. */
const OWN_MEETING: InboxKind = {
  kind: 'OWN_MEETING',
  flow: 'meeting',
  selects: () => ({
    ...{ filters: [{}], kinds: ['SCHEDULED', 'HELD', 'MINUTED', 'FOLLOWED_UP'], own: true },
  }),
  waits: ({ fields }, { now }) =>
    fields['status'] === 'SCHEDULED'
      ? now >= Number(fields['endsAt'])
      : ['HELD', 'MINUTED', 'FOLLOWED_UP'].includes(String(fields['status'])),
  dueAt: ({ fields }) => {
    const open = itemsOf(fields).filter(({ status }) => status === 'OPEN');
    return open.length === 0
      ? null
      : beginningOf(Math.min(...open.map(({ dueOn }) => Number(dueOn))) + 1);
  },
  next: ({ fields }) => nextOf(meetingRules, fields),
  endedBy: ['meeting CLOSED', 'meeting CANCELLED'],
};
/** A joint operation to whose result this agency, a member, has not added its part. */
const OPERATION_RESULT: InboxKind = {
  kind: 'OPERATION_RESULT',
  flow: 'operation',
  selects: (me) => ({ filters: [{ addressees: [me] }], kinds: ['STARTED', 'ENDED'] }),
  answerBy: {
    flow: 'contribution',
    values: ({ operationId }) => ['RESULT', NONE, NONE, String(operationId), NONE],
  },
  waits: ({ fields, answer }, { me }) =>
    ['STARTED', 'ENDED'].includes(String(fields['status'])) &&
    listOf(fields, 'addressees').includes(me) &&
    !isCurrent(answer),
  dueAt: ({ fields }) => timeOf(fields, 'endsAt'),
  next: () => [{ flow: 'contribution', change: 'CONTRIBUTED' }],
  endedBy: ['contribution CONTRIBUTED', 'operation REPORTED', 'operation CANCELLED'],
};

/** A joint operation that this agency leads and has not reported. */
const OWN_OPERATION: InboxKind = {
  kind: 'OWN_OPERATION',
  flow: 'operation',
  selects: () => ({
    ...{ filters: [{}], kinds: ['PLANNED', 'APPROVED', 'STARTED', 'ENDED'], own: true },
  }),
  waits: ({ fields }) =>
    ['PLANNED', 'APPROVED', 'STARTED', 'ENDED'].includes(String(fields['status'])),
  dueAt: ({ fields }) =>
    timeOf(fields, ['STARTED', 'ENDED'].includes(String(fields['status'])) ? 'endsAt' : 'startsAt'),
  next: ({ fields }) => nextOf(operationRules, fields),
  endedBy: ['operation REPORTED', 'operation CANCELLED'],
};
/** An incident that this agency may do something about, and has not said what. */
const INCIDENT: InboxKind = {
  kind: 'INCIDENT',
  flow: 'incident',
  selects: (me) => ({
    filters: [{ status: 'OPEN', addressees: [me] }],
    inDistricts: { status: 'OPEN' },
  }),
  answerBy: {
    flow: 'contribution',
    values: ({ incidentId }) => ['RESPONSE', NONE, NONE, NONE, String(incidentId)],
  },
  waits: ({ fields, answer }, { me }) =>
    fields['status'] === 'OPEN' &&
    fields['owner'] !== me &&
    !(isCurrent(answer) && answer!['measure'] !== 'SEEN'),
  dueAt: () => null,
  next: ({ answer }) => [
    { flow: 'contribution', change: isCurrent(answer) ? 'UPDATED' : 'CONTRIBUTED' },
  ],
  endedBy: ['contribution CONTRIBUTED', 'incident CLOSED', 'incident RETRACTED'],
};

/** A case of this agency that has not ended, by its first clock. */
const OWN_CASE: InboxKind = {
  kind: 'OWN_CASE',
  flow: 'case',
  selects: () => ({
    ...{ filters: [{}], own: true },
    except: ENDED_STEPS.map((step) => ({ step })),
  }),
  waits: ({ fields }) => !hasEnded(fields),
  dueAt: ({ fields }) => {
    const due = caseClocks(fields).map(({ dueAt }) => dueAt);
    return due.length === 0 ? null : Math.min(...due);
  },
  next: ({ fields }) => nextOf(caseRules, fields),
  endedBy: ['case CLOSED', 'case RETRACTED'],
};
/** Returns the changes that an entity in its present state takes, what is usual first. */
const nextOf = (rules: FlowRules, fields: Fields): InboxStep[] =>
  stepsThatFit(rules, fields).map((change) => ({ flow: rules.flow, change }));

const isCurrent = (answer: Fields | null): boolean => answer?.['status'] === 'CURRENT';
const itemsOf = (fields: Fields): readonly Fields[] =>
  (fields['workItems'] ?? []) as readonly Fields[];
const itemOf = (fields: Fields, part: string | null): Fields | undefined =>
  itemsOf(fields).find((item) => item['itemId'] === part);

/** Every kind of work of the flows; the worklists of Immigration are beside them. */
export const INBOX_KINDS: readonly InboxKind[] = [
  ...[ALERT, INCIDENT, REQUEST, REPLY, INVITATION, WORK_ITEM, OWN_MEETING],
  ...[OPERATION_RESULT, OWN_OPERATION, OWN_CASE],
];
