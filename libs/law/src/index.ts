export { allLaw, lawOn, lawSubjects, type ShownEntry, type ShownSubject } from './all-law.js';
export {
  beginningOf,
  type CivilDay,
  civilDay,
  civilDayAt,
  dayNumber,
  dayNumberAt,
  isCivilDay,
} from './civil-day.js';
export {
  judgePermit,
  type PermitAct,
  type PermitFacts,
  type PermitVerdict,
} from './judge-permit.js';
export { LawError, type LawErrorCode } from './law-error.js';
export { lawPage } from './law-page.js';
export {
  entriesOn,
  entryOn,
  type LawEntry,
  type LawTable,
  lawTable,
  versionOf,
} from './law-table.js';
export { permitVerdicts, permitVerdictsFile, type VerdictPeriod } from './permit-verdicts.js';
export { counted } from './plain-words.js';
export { DETENTION_LAW, type DetentionRule } from './subjects/detention.js';
export { DUTY_LAW, type DutyRule } from './subjects/duties.js';
export { ELECTION_LAW, type ElectionRule, electionStagesOn } from './subjects/election.js';
export {
  HOLIDAY_LAW,
  type HolidayDecree,
  type KindOfDay,
  kindOfDay,
  workingDaysAfter,
} from './subjects/holidays.js';
export { OVERSTAY_LAW, type OverstayRule } from './subjects/overstay.js';
export type { PermitRule } from './subjects/permit-rule.js';
export { PERMIT_LAW } from './subjects/permits.js';
export { PERSONAL_DATA_LAW, type PersonalDataRule } from './subjects/personal-data.js';
export { SUPERVISION_LAW, type SupervisionRule } from './subjects/supervision.js';
export { VISA_INDEX_LAW, type VisaIndex } from './subjects/visa-indexes.js';
export { WATCH_LAW, type WatchTerm } from './subjects/watches.js';
