// generated, do not edit: npm run generate
import type { FlowRules } from '../flow-rules.js';
import { alertRules } from './alert/alert-rules.js';
import { bulletinRules } from './bulletin/bulletin-rules.js';
import { coverageRules } from './coverage/coverage-rules.js';
import { diplomaticPermitRules } from './diplomatic-permit/diplomatic-permit-rules.js';
import { exerciseRules } from './exercise/exercise-rules.js';
import { lodgingRules } from './lodging/lodging-rules.js';
import { movementRules } from './movement/movement-rules.js';
import { permitRules } from './permit/permit-rules.js';
import { presenceRules } from './presence/presence-rules.js';
import { referralRules } from './referral/referral-rules.js';
import { replyRules } from './reply/reply-rules.js';
import { representationRules } from './representation/representation-rules.js';
import { requestRules } from './request/request-rules.js';
import { responseRules } from './response/response-rules.js';
import { sightingRules } from './sighting/sighting-rules.js';
import { subjectRules } from './subject/subject-rules.js';
import { watchRules } from './watch/watch-rules.js';

/** The rules of every flow, by libs/domain/src/flows. */
export const allFlowRules: readonly FlowRules[] = [
  alertRules,
  bulletinRules,
  coverageRules,
  diplomaticPermitRules,
  exerciseRules,
  lodgingRules,
  movementRules,
  permitRules,
  presenceRules,
  referralRules,
  replyRules,
  representationRules,
  requestRules,
  responseRules,
  sightingRules,
  subjectRules,
  watchRules,
];
