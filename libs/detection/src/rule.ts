import type { CivilDay } from '@sinergi/law';
import type { FactKind, Facts } from './facts.js';

/** What a rule on open fields is evaluated for. A kecamatan is no unit: rules judge conduct. */
export type OpenUnit = 'PERSON' | 'PREMISES' | 'SPONSOR' | 'REPRESENTATION';

/** What a rule is evaluated for, each for itself. */
export type Unit = OpenUnit | 'DOCUMENT';

export type Severity = 'LOW' | 'MEDIUM' | 'HIGH';

/** The same text in both languages, for officers: facts and law, never a person. */
export interface BothLanguages {
  id: string;
  en: string;
}

/** A number that a rehearsal or an activation may set. */
export interface Parameter {
  value: number;
  lowest: number;
  highest: number;
  /** unit of the number, such as days */
  of: string;
  meaning: BothLanguages;
}

/** The numbers by which a rule is evaluated, by parameter. */
export type Values<P extends string = string> = Readonly<Record<P, number>>;

export interface EvaluationContext<P extends string = string> {
  /** the time in the lane, epoch ms */
  now: number;
  values: Values<P>;
  /**
   * Returns up to when the absence of an event is a fact: the earliest of what all who may report
   * it have stated, epoch ms; null where somebody has stated nothing.
   *
   * @param kecamatan null for everywhere
   */
  coveredUntil(flow: string, kecamatan: string | null): number | null;
}

/** A lead for a human, which a rule found in the facts. It is never a verdict on a person. */
export interface Finding {
  /**
   * what it is about, stable while the facts change: the id of an entity, or a text of ids and
   * codes; per rule and lane at most one alert is open for each
   */
  cause: string;
  /** the person's subject that the alert names; null where it names nobody */
  subjectId: string | null;
  kecamatan: string | null;
  severity: Severity;
  /** what a human of the competent agency is asked for, as the alert states it */
  requestedAction: 'INFORM' | 'CHECK_RECORDS' | 'CHECK_DOCUMENT' | 'LOCATE' | 'PROTECT';
  /** how sure the facts are: 0 to 1 */
  confidence: number;
  /** the events on which it rests, each once, at most 100; at least one */
  evidence: readonly string[];
  /** the event that led to it; one of the evidence */
  causationId: string;
  /**
   * the facts on which it rests, without their events and without today: equal where only time
   * passed, or where a correction changed nothing that counts
   */
  basis: string;
  /** 10 to 1000 characters each */
  explanation: BothLanguages;
}

export interface Evaluation {
  findings: readonly Finding[];
  /** why nothing is found, where the facts would indicate something; null otherwise */
  silentFor: BothLanguages | null;
  /** when to evaluate again without any new event, epoch ms; null for never */
  againAt: number | null;
}

export const NOTHING: Evaluation = { findings: [], silentFor: null, againAt: null };

/** Facts by which a rule is tried, and what they show. */
export interface Example<K extends FactKind = FactKind> {
  shows: BothLanguages;
  facts: Partial<Facts<K>>;
  /** epoch ms */
  now: number;
  /** up to when every flow is covered, epoch ms; null where nobody has stated anything */
  coveredUntil: number | null;
}

/** Facts that indicate nothing, although they may look as if they did. */
export interface CounterExample<K extends FactKind = FactKind> extends Example<K> {
  /** which of the rule's traps it shows, from 0; left out where it is none of them */
  trap?: number;
}

/**
 * A rule of early detection: pure, typed and versioned. It reads facts of conduct or documents of
 * one unit in one lane, and finds leads. The order of the facts never matters.
 */
export interface Rule<K extends FactKind = FactKind, P extends string = string> {
  id: string;
  /** a rule with other limits, other facts or other words is another version */
  version: number;
  /** the first day, in Jakarta, on which this version was run */
  since: CivilDay;
  title: BothLanguages;
  unit: Unit;
  /** category of its alerts */
  category:
    | 'OVERSTAY'
    | 'WATCH_HIT'
    | 'LODGING'
    | 'ACTIVITY'
    | 'REPRESENTATION'
    | 'ELECTION'
    | 'OTHER';
  /** who is competent to act: the identity authority, or the police */
  competent: 'IDENTITY_AUTHORITY' | 'POLICE';
  /** working days within which the competent agency is asked to take it up */
  answerWithinWorkingDays: number;
  reads: readonly K[];
  /** the kinds among `reads` that are facts of conduct or of a document, at least one */
  restsOn: readonly K[];
  parameters: Readonly<Record<P, Parameter>>;
  /** the texts that hold on a day, and their articles; for people. @param day in Jakarta */
  citationOn(day: CivilDay): string;
  /**
   * what looks like a reason for a lead and is none, and what the rule does about each; for each
   * there is an example that must not fire
   */
  traps: readonly BothLanguages[];
  evaluate(facts: Facts<K>, context: EvaluationContext<P>): Evaluation;
  mustFire: readonly Example<K>[];
  mustNotFire: readonly CounterExample<K>[];
}

/** A rule on open fields alone, which the service of early detection runs. */
export type OpenRule = Rule & { unit: OpenUnit };

/** The numbers of a rule as it is published. */
export const valuesOf = <P extends string>({ parameters }: Rule<FactKind, P>): Values<P> =>
  Object.fromEntries(
    Object.entries<Parameter>(parameters).map(([name, { value }]) => [name, value]),
  ) as Values<P>;
