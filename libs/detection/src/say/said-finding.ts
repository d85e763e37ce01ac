import type { Lane } from '@sinergi/domain';
import type { Unit } from '../rule.js';

/** A unit that was evaluated in one lane. */
export interface Judged {
  unit: Unit;
  unitId: string;
  lane: Lane;
  /** the ids under which facts name it: a person's are all its subjects */
  ids: readonly string[];
}

/** The competent agency's response to an alert, as it is at present. */
export interface Answer {
  eventId: string;
  owner: string;
  stage: string;
  result: string | null;
}

/** What an alert of a rule engine says, as it was submitted last. */
export interface SaidFinding {
  /** the name under which its engine keeps it; null while it is not stored */
  findingNo: string | null;
  ruleId: string;
  ruleVersion: number;
  lane: Lane;
  /** what it is about: per rule and lane at most one finding is open for each */
  cause: string;
  /** the first about its cause has 1, the next one 2 */
  round: number;
  /** the unit of which the rule found it last; a person by one of the subjects */
  unit: Unit;
  unitId: string;
  /** the subject that the alert names; null where it names nobody */
  subjectId: string | null;
  severity: string;
  status: 'OPEN' | 'TAKEN_BACK' | 'CLOSED' | 'REFUSED';
  /** the facts by which it was said; null where that is not known */
  basis: string | null;
  evidence: readonly string[];
  /** epoch ms; null where releases of before asked for no answer by a time */
  dueAt: number | null;
  /** epoch ms; null where the coordinator was not told that nobody took it up */
  escalatedAt: number | null;
  competentAgency: string;
  addressees: readonly string[];
  /** null while the competent agency has none */
  answer: Answer | null;
  /** whether the competent agency or an addressee works on it, or did */
  isTaken: boolean;
}

/** What is said of a finding's alert: a change, and the fields that it sets. */
export interface Said {
  change: 'RAISED' | 'UPDATED' | 'RETRACTED' | 'CLOSED';
  body: object;
}

/** A text that only one cause of one rule in one lane has. */
export const causeOf = ({ ruleId, lane, cause }: Pick<SaidFinding, 'ruleId' | 'lane' | 'cause'>) =>
  `${ruleId} ${lane} ${cause}`;

/** Whether a rule found it of a unit when it was said last. */
export const isOf = (one: SaidFinding, { unit, ids, lane }: Judged): boolean =>
  one.unit === unit && one.lane === lane && ids.includes(one.unitId);
