import type { WhoActs } from '../../flow-rules.js';

/** A step of a track: after which steps it follows, and what it must say. */
export interface CaseStep {
  /** the steps that it may follow; empty where it begins a case */
  after: readonly string[];
  /** fields that must be filled before it, whatever the last step was */
  needs?: readonly string[];
  /** fields that must be empty before it */
  lacks?: readonly string[];
  /** values of a field before it with which it is refused */
  unless?: Readonly<Record<string, unknown>>;
  /** the fields that it must fill, beside the officer */
  says?: readonly string[];
  /** the fields that it may fill beside those */
  maySay?: readonly string[];
  /** values of a field that it fills; any that is known where absent */
  values?: Readonly<Record<string, readonly string[]>>;
}

/** Which machine a case follows, as data. */
export interface CaseTrack {
  track: string;
  /** whether a participant may own such cases */
  isOwnedBy(participant: WhoActs): boolean;
  /** who that is, in words */
  whose: string;
  /** the tracks whose cases it may name in `citesCaseId` */
  cites: readonly string[];
  /** whether it has to name one */
  mustCite: boolean;
  /** the steps from which on a person is no longer detained for this case, but for another */
  custodyEndsWith: readonly string[];
  steps: Readonly<Record<string, CaseStep>>;
}
