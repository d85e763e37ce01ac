export { type Boundaries, BoundariesError, type District, readBoundaries } from './boundaries.js';
export { byText } from './by-text.js';
export {
  CLOCK_KINDS,
  CLOCK_STATES,
  type Clock,
  type ClockKind,
  type ClockState,
  clockStateAt,
} from './clocks/clock.js';
export { clocksOf, flowsWithClocks, isOwnersMatter, keepsClocksOf } from './clocks/clocks-of.js';
export { coversArea } from './covers-area.js';
export type {
  ChangeRule,
  Fields,
  FlowRules,
  RuleContext,
  RuleParticipant,
  WhoActs,
} from './flow-rules.js';
export { type AlertProgress, PROGRESS_STAGES, progressOf } from './flows/alert/alert-progress.js';
export { mayAnswer, whoMayAnswer } from './flows/alert/may-answer.js';
export { ANSWERED_AT, TAKEN_FROM } from './flows/alert/response-stages.js';
export {
  ATTACHMENTS,
  type Attachment,
  attachmentsOf,
  type FileReader,
  MEDIA_TYPES,
  type MediaType,
  mayHaveFiles,
  validateAttachments,
} from './flows/attachments.js';
export { trackToBegin } from './flows/case/case-tracks.js';
export {
  isFiledInTime,
  type ObjectionClock,
  type ObjectionStage,
  objectionClock,
} from './flows/case/objection-clock.js';
export {
  type CoverageQuestion,
  coverageByOwner,
  coveredUntil,
  type OwnerCoverage,
  type StatedCoverage,
} from './flows/coverage/covered-until.js';
export { flowRulesOf, flowsWithRules } from './flows/flow-rules-of.js';
export { type LineOfSteps, lineOfSteps } from './flows/line-of-steps.js';
export { type ItemProgress, type ProgrammeItem, programmeOf } from './flows/meeting/programme.js';
export { onlyValues } from './flows/only-values.js';
export { type RoomRefusal, roomRefusal } from './flows/operation/room.js';
export { type OutstandingOrder, orderOutstanding } from './flows/sighting/order-outstanding.js';
export {
  type SightingContext,
  type SightingIntake,
  validateSighting,
} from './flows/sighting/validate-sighting.js';
export { clusterOf, type SubjectStatement } from './flows/subject/cluster-of.js';
export { type HoldFacts, type HoldReach, holdOf, keepsOff } from './hold/hold-of.js';
export { isPrivilegedDocument, isPrivilegedKind, PRIVILEGED_KINDS } from './hold/privileged.js';
export {
  CORRECTION_KINDS,
  CORRECTION_SHOWN_DAYS,
  type CorrectionKind,
  GROUND_CORRECTED,
  OPENED_CORRECTED,
} from './inbox/correction-kinds.js';
export type { InboxFacts, InboxKind, InboxStep, InboxView } from './inbox/inbox-kind.js';
export { INBOX_KINDS } from './inbox/inbox-kinds.js';
export { kecamatanAt, liesIn } from './kecamatan-at.js';
export { EARLIER_EXERCISE, handlingOf, type Lane, LIVE, laneOf } from './lane/lane-of.js';
export { nowInLane } from './lane/now-in-lane.js';
export { validateLaneOf } from './lane/validate-lane.js';
export { corrects, identifies } from './lineage/corrects.js';
export { MOST_REFERENCES, type Reference, referencesOf } from './lineage/references-of.js';
export { checkDigit, type PassportZone, passportZone } from './machine-readable-zone.js';
export { agrees, isEvidence, isInForce, type Statement } from './opening/agrees.js';
export { nameParts } from './opening/name-parts.js';
export { pointIn } from './point-in.js';
export { endOfWorkingDay } from './rules/end-of-working-day.js';
export { KNOWN_RULES, type KnownRule } from './rules/known-rules.js';
export { RULE_LIMITS } from './rules/rule-limits.js';
export { type SaidOfRule, type SettableRule, validateSetting } from './rules/validate-setting.js';
export { type SeededRandom, seededRandom } from './seeded-random.js';
export {
  evaluateStay,
  isOfThisStay,
  type StayEvaluation,
  type StaySeverity,
  stopsTheClock,
} from './stay/evaluate-stay.js';
export { lastPermittedDay } from './stay/last-permitted-day.js';
export { OVERSTAY_RULE, type OverstayRule, overstayRuleOn } from './stay/overstay-rule.js';
export type { StayMovement, StayPermit } from './stay/stay-facts.js';
export type { Violation } from './violation.js';
