import type { Boundaries } from './boundaries.js';
import type { Violation } from './violation.js';

/**
 * An entity's fields: times in epoch ms, dates in days since 1970-01-01, sealed groups in the clear
 * (or null, or left out where unchanged).
 */
export type Fields = Readonly<Record<string, unknown>>;

/** A participant as rules need it: an entry of the directory. */
export interface RuleParticipant {
  code: string;
  kind: string;
  /** Kemendagri codes; empty = no limit */
  areaCodes: readonly string[];
  publishes: readonly string[];
}

/** What rules may know besides the entity itself. */
export interface RuleContext {
  /** who owns the entity: the agency whose service asks */
  owner: string;
  /** epoch ms */
  now: number;
  boundaries: Boundaries;
  participants: readonly RuleParticipant[];
  /**
   * latest held state of what the entity names, by the field that names it; absent where it is not
   * held
   */
  related: Readonly<Record<string, Fields>>;
}

/** A change of an entity that exists. */
export interface ChangeRule {
  /**
   * `whole`: the request says the whole entity anew, as a correction does; else only these fields,
   * the others stay
   */
  sets: 'whole' | readonly string[];
  /** of those, the fields that have to be said */
  requires?: readonly string[];
  /** of those, lists to which the request adds */
  appends?: readonly string[];
  /**
   * why the entity as it stands can't change so, in words ("Expected …, got …"); null when it can
   */
  refusal(before: Fields): string | null;
}

/**
 * What may happen to the entities of one flow, and what has to be true of them then. Pure: time,
 * districts and other entities are arguments. The schema was checked before: types, lengths and
 * enums hold.
 */
export interface FlowRules {
  flow: string;
  /** changes that begin an entity; the first one where a request names none */
  begins: readonly string[];
  changes: Readonly<Record<string, ChangeRule>>;
  /**
   * one entity per owner and these fields (its id is a name-based UUID of them); any number where
   * absent
   */
  onePer?: readonly string[];
  /** fields that name an entity of another flow, which has to be held */
  relates?: Readonly<Record<string, string>>;
  /**
   * fields that refer to an entity of a flow, to an `entity` of any, or to an `event`, by id. They
   * need not be held; what is held has to be of the same lane. `links.subjectId`: that field of
   * each in a list
   */
  cites?: Readonly<Record<string, string>>;
  /** the sealed field that says who the subject is, where the request names no subject */
  person?: string;
  /**
   * whether the person was recognised well enough to be found or made a subject; always where
   * absent
   */
  recognises?(after: Fields): boolean;
  /**
   * what its owner's service does by itself once it is due; `dueAt` in epoch ms, null where nothing
   * will be
   */
  lapses?: { change: string; dueAt(after: Fields): number | null };
  /** when it happened, where the request does not say; epoch ms */
  occurredAt(after: Fields): number | null;
  /**
   * the fields that follow from the change: status, counters, addressees. Called after what the
   * request says was taken over
   */
  derive?(after: Fields, change: string, before: Fields | null, context: RuleContext): Fields;
  /** every way in which the entity after the change cannot be true, none with personal content */
  validate(after: Fields, change: string, before: Fields | null, context: RuleContext): Violation[];
}
