import type { Boundaries } from './boundaries.js';
import type { Violation } from './violation.js';

/**
 * An entity's fields: times in epoch ms, dates in days since 1970-01-01, sealed groups in the clear
 * (or null, or absent where unchanged).
 */
export type Fields = Readonly<Record<string, unknown>>;

/** A participant as rules need it: an entry of the directory. */
export interface RuleParticipant {
  code: string;
  kind: string;
  /** Kemendagri codes; empty = no limit */
  areaCodes: readonly string[];
  publishes: readonly string[];
  /** the purposes for which the law lets it act */
  legalAuthority: readonly { purpose: string }[];
  /** whether it says who is the same person */
  identityAuthority: boolean;
}

/** What of a participant decides which changes are its to make. */
export type WhoActs = Pick<RuleParticipant, 'kind' | 'publishes' | 'legalAuthority'>;

/** The facts that rules may use besides the entity itself. */
export interface RuleContext {
  /** owner of the entity: the agency whose service asks */
  owner: string;
  /** the time in the entity's lane, epoch ms */
  now: number;
  /** latest held state of the exercise that the entity is part of; null: live, or not held */
  exercise: Fields | null;
  /** the fields that the request gives; what stays from before is not among them */
  said: Fields;
  boundaries: Boundaries;
  participants: readonly RuleParticipant[];
  /**
   * latest held state of the entities that this entity names, by the field that names them, and the
   * event that `causationId` names where a change rests on one; absent where it is not held
   */
  related: Readonly<Record<string, Fields>>;
}

/** A change of an entity that exists. */
export interface ChangeRule {
  /**
   * `whole`: the request contains the whole entity, as a correction does. Otherwise: the fields
   * that it may set; the others stay
   */
  sets: 'whole' | readonly string[];
  /** of those, the fields that the request must contain */
  requires?: readonly string[];
  /** of those, lists to which the request adds */
  appends?: readonly string[];
  /**
   * returns why the entity in its present state does not allow the change, in words ("Expected …,
   * got …"); null when it does
   */
  refusal(before: Fields): string | null;
}

/**
 * The rules of one flow: which changes its entities allow, and what must be true after a change.
 * The rules are pure: time, districts and other entities are arguments. The schema was checked
 * before: types, lengths and enums hold.
 */
export interface FlowRules {
  flow: string;
  /** changes that begin an entity; the first one applies where a request names none */
  begins: readonly string[];
  changes: Readonly<Record<string, ChangeRule>>;
  /** whether a participant could ever ask for a change; always where absent */
  isOpenTo?(change: string, participant: WhoActs): boolean;
  /**
   * fields of which, with the owner, there is one entity (its id is a name-based UUID of them);
   * absent where there may be any number. `handling.exerciseId`: that field of a record
   */
  onePer?: readonly string[];
  /** whether its entities are live always, and shown in every lane; no entity otherwise */
  isInEveryLane?: true;
  /** fields that name an entity of another flow, which must be held */
  relates?: Readonly<Record<string, string>>;
  /** fields that may name one; where they do, it must be held */
  mayRelate?: Readonly<Record<string, string>>;
  /**
   * fields that name an entity of another flow likewise, of which an entity names one: the rules
   * say which
   */
  relatesToOneOf?: Readonly<Record<string, string>>;
  /**
   * what an entity named above names in its turn: `in` is the field of this entity, `field` that of
   * the other one; the rules get it by the name of `field` where it is held
   */
  relatesThrough?: readonly { in: string; field: string; flow: string }[];
  /**
   * changes that rest on an event of another flow, by change: the request names it as
   * `causationId`, and it must be held
   */
  restsOn?: Readonly<Record<string, string>>;
  /** changes that may rest on one, likewise: the rules get it where it is named and held */
  mayRestOn?: Readonly<Record<string, string>>;
  /**
   * fields that refer by id to an entity of a flow, to an `entity` of any flow, or to an `event`.
   * The target need not be held; a held target must be of the same lane. `links.subjectId`: that
   * field of each element of a list
   */
  cites?: Readonly<Record<string, string>>;
  /** the sealed field that identifies the subject, where the request names no subject */
  person?: string;
  /**
   * the sealed field that holds the subject, where it is not told in the open; the rules get what
   * was sealed before in the clear
   */
  subjectIn?: string;
  /**
   * whether the person was identified well enough to find or create a subject; always where absent
   */
  recognises?(after: Fields): boolean;
  /**
   * whether the entity is evidence that its subject was in its district; never where absent
   */
  showsPresence?(after: Fields): boolean;
  /**
   * the change that the owner's service makes by itself when it is due; `dueAt` in epoch ms, null
   * where none will be due
   */
  lapses?: { change: string; dueAt(after: Fields): number | null };
  /** when the change happened, where the request does not say; epoch ms */
  occurredAt(after: Fields): number | null;
  /**
   * returns the fields that follow from the change: status, counters, addressees. Called after the
   * request's fields were taken over
   */
  derive?(after: Fields, change: string, before: Fields | null, context: RuleContext): Fields;
  /** returns every violation of the entity after the change, none with personal content */
  validate(after: Fields, change: string, before: Fields | null, context: RuleContext): Violation[];
}
