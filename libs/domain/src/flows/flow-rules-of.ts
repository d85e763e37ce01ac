import type { FlowRules } from '../flow-rules.js';
import { alertRules } from './alert/alert-rules.js';
import { bulletinRules } from './bulletin/bulletin-rules.js';
import { judgeObserved } from './judge-observed.js';
import { lodgingRules } from './lodging/lodging-rules.js';
import { movementRules } from './movement/movement-rules.js';
import { permitRules } from './permit/permit-rules.js';
import { replyRules } from './reply/reply-rules.js';
import { representationRules } from './representation/representation-rules.js';
import { requestRules } from './request/request-rules.js';
import { responseRules } from './response/response-rules.js';
import { sightingRules } from './sighting/sighting-rules.js';
import { subjectRules } from './subject/subject-rules.js';
import { watchRules } from './watch/watch-rules.js';

const all: readonly FlowRules[] = [
  alertRules,
  bulletinRules,
  lodgingRules,
  movementRules,
  permitRules,
  replyRules,
  representationRules,
  requestRules,
  responseRules,
  sightingRules,
  subjectRules,
  watchRules,
];

/** What happened, whatever it was, can't lie ahead of the clock. */
const observed = all.map(
  (rules): FlowRules => ({
    ...rules,
    judge: (after, change, before, context) => [
      ...judgeObserved(
        '/occurredAt',
        after['occurredAt'] as number | null | undefined,
        context.now,
      ),
      ...rules.judge(after, change, before, context),
    ],
  }),
);

/** The rules of a flow; undefined for one whose entities no agency's system begins, such as the directory. */
export const flowRulesOf = (flow: string): FlowRules | undefined =>
  observed.find((rules) => rules.flow === flow);

export const flowsWithRules: readonly string[] = all.map(({ flow }) => flow);
