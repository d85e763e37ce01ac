import type { Fields, RuleParticipant } from '../flow-rules.js';

/** What an agency may say next about something in its inbox. */
export interface InboxStep {
  flow: string;
  /** the change, which begins an entity of another flow or changes the item's own */
  change: string;
}

/** Whose inbox it is, and what it knows. */
export interface InboxView {
  /** code of the agency */
  me: string;
  participants: readonly RuleParticipant[];
  /** the time in the lane, epoch ms */
  now: number;
}

/** An entity in its latest state, with what belongs to it. */
export interface InboxFacts {
  fields: Fields;
  /** one of several things in it that wait by themselves, such as a work item; null: the whole */
  part: string | null;
  /** what this agency has said about it; null where nothing */
  answer: Fields | null;
  /** the entity that it answers, of this agency or held; null where there is none */
  answered: Fields | null;
}

/**
 * Entities that may wait: all that match one of the filters, or lie in a district of the agency.
 * A wide choice is only slower: `waits` decides.
 */
export interface InboxSelection {
  /** fields that an entity has, in the form in which a copy stores the filters of its flow */
  filters: readonly Readonly<Record<string, unknown>>[];
  /** values of the flow's kind; any where absent */
  kinds?: readonly string[];
  /** whether those in districts of the agency are meant too; with these filters of status */
  inDistricts?: Readonly<Record<string, unknown>>;
  /** whether only its own entities are meant */
  own?: true;
  /** fields that an entity has that waits no more, in the same form */
  except?: readonly Readonly<Record<string, unknown>>[];
}

/**
 * A kind of work that waits for an agency. What ends it is an event that everybody sees, never that
 * somebody has looked at it.
 */
export interface InboxKind {
  kind: string;
  flow: string;
  selects(me: string): InboxSelection;
  /** the parts that may wait by themselves; absent where the whole entity waits */
  parts?(fields: Fields): readonly string[];
  /** the flow and the values that name this agency's answer, of which there is one */
  answerBy?: { flow: string; values(fields: Fields, part: string | null): readonly string[] };
  /**
   * the field that names the entity of this agency that it answers, that one's flow, and the fields
   * that it has as long as an answer to it waits
   */
  answers?: { field: string; flow: string; while: Readonly<Record<string, unknown>> };
  waits(facts: InboxFacts, view: InboxView): boolean;
  /** by when, epoch ms; null where no time is set */
  dueAt(facts: InboxFacts): number | null;
  /** what may be said next; the first is what is usual */
  next(facts: InboxFacts): readonly InboxStep[];
  /** the events that end it, in words such as `response RESULT` */
  endedBy: readonly string[];
}
