export { type Boundaries, BoundariesError, type District, readBoundaries } from './boundaries.js';
export {
  CLOCK_KINDS,
  CLOCK_STATES,
  type Clock,
  type ClockKind,
  type ClockState,
  clockStateAt,
} from './clocks/clock.js';
export { clocksOf, flowsWithClocks, isOwnersMatter, keepsClocksOf } from './clocks/clocks-of.js';
export {
  isFiledInTime,
  type ObjectionClock,
  type ObjectionStage,
  objectionClock,
} from './clocks/objection-clock.js';
export { coversArea } from './covers-area.js';
export type { ChangeRule, Fields, FlowRules, RuleContext, RuleParticipant } from './flow-rules.js';
export { type AlertProgress, PROGRESS_STAGES, progressOf } from './flows/alert/alert-progress.js';
export { mayAnswer, whoMayAnswer } from './flows/alert/may-answer.js';
export { ANSWERED_AT, TAKEN_FROM } from './flows/alert/response-stages.js';
export {
  type CoverageQuestion,
  coverageByOwner,
  coveredUntil,
  type OwnerCoverage,
  type StatedCoverage,
} from './flows/coverage/covered-until.js';
export { flowRulesOf, flowsWithRules } from './flows/flow-rules-of.js';
export { onlyValues } from './flows/only-values.js';
export { type OutstandingOrder, orderOutstanding } from './flows/sighting/order-outstanding.js';
export {
  type SightingContext,
  type SightingIntake,
  validateSighting,
} from './flows/sighting/validate-sighting.js';
export { clusterOf, type SubjectStatement } from './flows/subject/cluster-of.js';
export { type HoldFacts, type HoldReach, holdOf, keepsOff } from './hold/hold-of.js';
export { isPrivilegedDocument, isPrivilegedKind, PRIVILEGED_KINDS } from './hold/privileged.js';
export { kecamatanAt, liesIn } from './kecamatan-at.js';
export { EARLIER_EXERCISE, handlingOf, type Lane, LIVE, laneOf } from './lane/lane-of.js';
export { nowInLane } from './lane/now-in-lane.js';
export { validateLaneOf } from './lane/validate-lane.js';
export { checkDigit, type PassportZone, passportZone } from './machine-readable-zone.js';
export { agrees, isEvidence, isInForce, type Statement } from './opening/agrees.js';
export { nameParts } from './opening/name-parts.js';
export { pointIn } from './point-in.js';
export { endOfWorkingDay } from './rules/end-of-working-day.js';
export { KNOWN_RULES, type KnownRule } from './rules/known-rules.js';
export { type SeededRandom, seededRandom } from './seeded-random.js';
export { evaluateStay, type StayEvaluation, type StaySeverity } from './stay/evaluate-stay.js';
export { lastPermittedDay } from './stay/last-permitted-day.js';
export { OVERSTAY_RULE, type OverstayRule, overstayRuleOn } from './stay/overstay-rule.js';
export type { StayMovement, StayPermit } from './stay/stay-facts.js';
export type { Violation } from './violation.js';
