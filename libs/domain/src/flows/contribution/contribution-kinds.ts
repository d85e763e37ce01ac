import type { Fields, RuleParticipant } from '../../flow-rules.js';
import { answersFor } from '../answers-for.js';
import { workItemsOf } from '../meeting/work-items.js';

/** The fields by which a contribution names what it is about, and their flows. */
export const MATTERS = {
  meetingId: 'meeting',
  operationId: 'operation',
  incidentId: 'incident',
} as const;
export type MatterField = keyof typeof MATTERS;

/** What a contribution is about, as this agency holds it. */
export interface Matter {
  /** the meeting, operation or incident */
  thing: Fields;
  /** the work item of the meeting; null where it names none */
  itemId: string | null;
  /** the representation at which an incident is; null where there is none, or it is not held */
  representation: Fields | null;
  participants: readonly RuleParticipant[];
}

/** What holds for one kind of contribution. */
export interface ContributionKind {
  /** what it is about */
  about: MatterField;
  /** the field that says it */
  says: string;
  /** the states of the thing in which it is contributed */
  states: readonly string[];
  /** whether an agency may contribute it */
  isFor(code: string, matter: Matter): boolean;
  /** who may, in words */
  who: string;
}

const addresseesOf = (fields: Fields | null): readonly string[] =>
  (fields?.['addressees'] ?? []) as readonly string[];
const isAddressed = (code: string, { thing }: Matter): boolean =>
  addresseesOf(thing).includes(code);

export const CONTRIBUTION_KINDS: Readonly<Record<string, ContributionKind>> = {
  INVITATION_ANSWER: {
    ...{ about: 'meetingId', says: 'attends', states: ['SCHEDULED'], isFor: isAddressed },
    who: 'an agency that is invited',
  },
  PROGRESS: {
    ...{ about: 'meetingId', says: 'progress', states: ['MINUTED', 'FOLLOWED_UP'] },
    isFor: (code, { thing, itemId }) =>
      workItemsOf(thing).some((item) => item.itemId === itemId && item.agency === code),
    who: 'the agency of the work item',
  },
  RESULT: {
    ...{ about: 'operationId', says: 'results', states: ['STARTED', 'ENDED'], isFor: isAddressed },
    who: 'a member of the operation',
  },
  RESPONSE: {
    ...{ about: 'incidentId', says: 'measure', states: ['OPEN'] },
    isFor: (code, { thing, representation, participants }) =>
      answersFor(code, String(thing['kecamatan']), participants) ||
      addresseesOf(thing).includes(code) ||
      addresseesOf(representation).includes(code),
    who: 'an agency of its district, its addressees, or who protects the representation',
  },
};

/**
 * Returns who may open what a contribution says: the owner of what it is about and those it
 * concerns, of those who take part in the exchange.
 */
export function concernedBy(
  { thing, representation, participants }: Matter,
  contributor: string,
): string[] {
  const concerned = [
    String(thing['owner']),
    ...addresseesOf(thing),
    ...addresseesOf(representation),
  ].filter(
    (code) =>
      code !== contributor &&
      participants.some((one) => one.code === code && one.kind !== 'OPERATOR'),
  );
  return [...new Set(concerned)];
}
