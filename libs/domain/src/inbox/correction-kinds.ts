import type { Fields } from '../flow-rules.js';
import { flowRulesOf } from '../flows/flow-rules-of.js';
import { changesThatFit } from '../flows/steps-that-fit.js';
import type { InboxStep } from './inbox-kind.js';

/** What waits since something that this agency rested on, or opened, was corrected. */
export interface CorrectionKind {
  kind: string;
  /** whether it concerns anybody still: what was taken back since does not */
  waits(fields: Fields): boolean;
  /** what may be said next about the entity that is shown; the first is what is usual */
  next(flow: string, fields: Fields): readonly InboxStep[];
  /** the events that end it, in words such as `case CORRECTED` */
  endedBy(flow: string, next: readonly InboxStep[]): readonly string[];
}

/**
 * Where no event can end it, as with a response that is closed, it is shown for this long after the
 * correction came to this agency.
 */
export const CORRECTION_SHOWN_DAYS = 30;

const TAKEN_BACK = ['RETRACTED', 'WITHDRAWN'];
const stands = ({ change }: Fields): boolean => !TAKEN_BACK.includes(String(change));

/** An own entity rests on what was corrected; any change of it shows that it was reviewed. */
export const GROUND_CORRECTED: CorrectionKind = {
  kind: 'GROUND_CORRECTED',
  waits: stands,
  next(flow, fields) {
    const rules = flowRulesOf(flow);
    return rules ? changesThatFit(rules, fields).map((change) => ({ flow, change })) : [];
  },
  endedBy: (_flow, next) => next.map(({ flow, change }) => `${flow} ${change}`),
};

/** This agency opened what was corrected since, or what rests on that. */
export const OPENED_CORRECTED: CorrectionKind = {
  kind: 'OPENED_CORRECTED',
  waits: () => true,
  next: () => [],
  endedBy: (flow) => [`disclosure of the ${flow}`],
};

export const CORRECTION_KINDS: readonly CorrectionKind[] = [GROUND_CORRECTED, OPENED_CORRECTED];
