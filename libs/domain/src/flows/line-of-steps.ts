import type { Fields, FlowRules } from '../flow-rules.js';
import { caseRules } from './case/case-rules.js';
import { trackOf } from './case/case-tracks.js';
import { meetingRules } from './meeting/meeting-rules.js';
import { operationRules } from './operation/operation-rules.js';
import { stepsThatFit } from './steps-that-fit.js';

/** Where an entity stands on its way, as its present state tells. */
export interface LineOfSteps {
  /** the steps of its way, in the order in which they usually come */
  line: string[];
  /** the last one that was taken, or where it ended otherwise */
  at: string;
  /** the changes that may follow, what is usual first */
  next: string[];
}

/** A flow whose entities go a way of steps. */
interface Way {
  rules: FlowRules;
  line(fields: Fields): readonly string[];
  at(fields: Fields): unknown;
}

const WAYS: readonly Way[] = [
  {
    rules: meetingRules,
    line: () => ['SCHEDULED', 'HELD', 'MINUTED', 'FOLLOWED_UP', 'CLOSED'],
    at: ({ status }) => status,
  },
  {
    rules: operationRules,
    line: () => ['PLANNED', 'APPROVED', 'STARTED', 'ENDED', 'REPORTED'],
    at: ({ status }) => status,
  },
  {
    rules: caseRules,
    line: (fields) => Object.keys(trackOf(fields)?.steps ?? {}),
    at: ({ step }) => step,
  },
];

/**
 * Returns the way of an entity.
 *
 * @param fields its latest state; times may be in any form, since only whether there is one counts
 * @returns null for a flow whose entities go no such way
 */
export function lineOfSteps(flow: string, fields: Fields): LineOfSteps | null {
  const way = WAYS.find(({ rules }) => rules.flow === flow);
  if (!way) return null;
  return {
    line: [...way.line(fields)],
    at: String(way.at(fields)),
    next: stepsThatFit(way.rules, fields),
  };
}
