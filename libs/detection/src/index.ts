export { ALL_RULES, IDENTITY_RULES, OPEN_RULES, ruleNamed } from './all-rules.js';
export { tried } from './evaluated.js';
export {
  type AccreditationFact,
  type CalendarFact,
  type CaseFact,
  type DocumentFact,
  type Fact,
  type FactKind,
  type FactKinds,
  type Facts,
  type IncidentFact,
  type LodgingFact,
  type MovementFact,
  NO_FACTS,
  type OpenFactKind,
  type PermitFact,
  type RepresentationFact,
  type SightingFact,
  type WatchFact,
} from './facts.js';
export {
  hasFallen,
  JUDGING,
  type JudgedLeads,
  judgedBy,
  LEAST_JUDGED,
  type Precision,
  precisionOf,
} from './precision.js';
export { type EventData, FACT_KINDS, type ReadFact, readFact } from './read-fact.js';
export {
  type Changed,
  DIFFERENCES,
  type Difference,
  type DifferenceKind,
  type Rehearsed,
  type RehearsedTime,
  type RehearseOptions,
  rehearsing,
  type Standing,
  timesOf,
} from './rehearse.js';
export {
  type BothLanguages,
  type CounterExample,
  type Evaluation,
  type EvaluationContext,
  type Example,
  type Finding,
  NOTHING,
  type OpenRule,
  type OpenUnit,
  type Parameter,
  type Rule,
  type Severity,
  type Unit,
  type Values,
  valuesOf,
} from './rule.js';
export {
  type RuleSetting,
  settingOf,
  valuesAt,
  valuesChangeOn,
  whyNotApplied,
} from './rule-setting.js';
export { identityConflict } from './rules/identity-conflict.js';
export { watchHit } from './rules/watch-hit.js';
export {
  type Answer,
  causeOf,
  isOf,
  type Judged,
  type Said,
  type SaidFinding,
} from './say/said-finding.js';
export { isWaiting, NO_LONGER, type SayOptions } from './say/say-finding.js';
export { causesOf, type Evaluated, whatChanged } from './say/what-changed.js';
