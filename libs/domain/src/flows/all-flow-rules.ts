// generated, do not edit: npm run generate
import type { FlowRules } from '../flow-rules.js';
import { accreditationRules } from './accreditation/accreditation-rules.js';
import { alertRules } from './alert/alert-rules.js';
import { bulletinRules } from './bulletin/bulletin-rules.js';
import { calendarRules } from './calendar/calendar-rules.js';
import { caseRules } from './case/case-rules.js';
import { contributionRules } from './contribution/contribution-rules.js';
import { coverageRules } from './coverage/coverage-rules.js';
import { diplomaticPermitRules } from './diplomatic-permit/diplomatic-permit-rules.js';
import { exerciseRules } from './exercise/exercise-rules.js';
import { incidentRules } from './incident/incident-rules.js';
import { intelligenceRules } from './intelligence/intelligence-rules.js';
import { lodgingRules } from './lodging/lodging-rules.js';
import { meetingRules } from './meeting/meeting-rules.js';
import { movementRules } from './movement/movement-rules.js';
import { operationRules } from './operation/operation-rules.js';
import { permitRules } from './permit/permit-rules.js';
import { presenceRules } from './presence/presence-rules.js';
import { referralRules } from './referral/referral-rules.js';
import { replyRules } from './reply/reply-rules.js';
import { representationRules } from './representation/representation-rules.js';
import { requestRules } from './request/request-rules.js';
import { responseRules } from './response/response-rules.js';
import { ruleSettingRules } from './rule-setting/rule-setting-rules.js';
import { sightingRules } from './sighting/sighting-rules.js';
import { subjectRules } from './subject/subject-rules.js';
import { watchRules } from './watch/watch-rules.js';

/** The rules of every flow, by libs/domain/src/flows. */
export const allFlowRules: readonly FlowRules[] = [
  accreditationRules,
  alertRules,
  bulletinRules,
  calendarRules,
  caseRules,
  contributionRules,
  coverageRules,
  diplomaticPermitRules,
  exerciseRules,
  incidentRules,
  intelligenceRules,
  lodgingRules,
  meetingRules,
  movementRules,
  operationRules,
  permitRules,
  presenceRules,
  referralRules,
  replyRules,
  representationRules,
  requestRules,
  responseRules,
  ruleSettingRules,
  sightingRules,
  subjectRules,
  watchRules,
];
