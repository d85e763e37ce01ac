import type { Values } from '../../../contract/form/form-values';

/**
 * How a form is laid out where fewest fields come first. A flow without a look has its required
 * fields first and folds the others.
 */
export interface Look {
  /** the fields that are shown, in this order */
  first: readonly string[];
  /** fields that are shown only where the others say so; they are folded elsewhere */
  when?: Readonly<Record<string, (values: Values) => boolean>>;
  /** what most reports say */
  usual: Values;
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

/** What is said depends on the kind, which the page gives; when it is said again, on what was. */
const CONTRIBUTION: Look = {
  first: ['attends', 'progress', 'results', 'measure', 'note'],
  when: {
    attends: ({ kind, attends }) => kind === 'INVITATION_ANSWER' || isSaid(attends),
    progress: ({ kind, progress }) => kind === 'PROGRESS' || isSaid(progress),
    results: ({ kind, results }) => kind === 'RESULT' || isSaid(results),
    measure: ({ kind, measure }) => kind === 'RESPONSE' || isSaid(measure),
  },
  usual: {},
};

/** By flow, or by flow and change where the change has a look of its own. */
const LOOKS: Readonly<Record<string, Look>> = {
  sighting: {
    first: ['activity', 'place', 'certainty', 'peopleCount', 'seenAt', 'person'],
    when: { person: ({ certainty }) => certainty !== undefined && certainty !== 'DESCRIBED' },
    usual: { certainty: 'DESCRIBED', peopleCount: 1, order: 'NONE' },
  },
  lodging: {
    first: ['premisesKind', 'premisesId', 'kelurahan', 'checkInAt', 'checkOutAt', 'guest'],
    when: { checkOutAt: ({ checkOutAt }) => checkOutAt !== undefined },
    usual: { premisesKind: 'HOUSEHOLD', reportedBy: 'RT_RW', guest: {} },
  },
  meeting: {
    first: ['title', 'startsAt', 'endsAt', 'venue', 'addressees', 'agenda'],
    usual: {},
  },
  'meeting-HELD': { first: ['attendance'], usual: {} },
  'meeting-MINUTED': { first: ['workItems', 'minutes', 'attachments'], usual: { workItems: [] } },
  'meeting-FOLLOWED_UP': { first: ['workItems'], usual: {} },
  operation: {
    first: ['title', 'kind', 'leadOfficer', 'startsAt', 'endsAt', 'areas', 'addressees', 'plan'],
    usual: { kind: 'JOINT' },
  },
  'operation-APPROVED': { first: ['orderNos', 'attachments'], usual: {} },
  'operation-STARTED': { first: ['startedAt'], usual: {} },
  'operation-ENDED': { first: ['endedAt'], usual: {} },
  'operation-REPORTED': { first: ['results', 'attachments'], usual: { results: {} } },
  'case-NOTED': { first: ['detail', 'attachments'], usual: {} },
  contribution: CONTRIBUTION,
  'contribution-UPDATED': CONTRIBUTION,
  'response-SEEN': { first: ['note'], usual: {} },
  'response-TAKEN': { first: ['note'], usual: {} },
  'response-RESULT': { first: ['result', 'note'], usual: {} },
  reply: {
    first: ['outcome', 'content', 'ground'],
    when: {
      content: ({ outcome }) => outcome !== 'REFUSED' && outcome !== undefined,
      ground: ({ outcome }) => outcome === 'REFUSED',
    },
    usual: {},
  },
};

/** Returns how a form is laid out. A change has no look of its flow: it says something else. */
export const lookOf = (flow: string, change: string, isChange: boolean): Look | undefined =>
  LOOKS[`${flow}-${change}`] ?? (isChange ? undefined : LOOKS[flow]);
