import type { Flow, RecordName, SealedGroup, SealedRecordName } from './generated/types.js';

/** A sealed field of an entity record. */
export interface SealedField {
  readonly field: string;
  readonly group: SealedGroup;
  /** The record whose Avro bytes are sealed. */
  readonly recordName: SealedRecordName;
  readonly nullable: boolean;
  /** The field is an array of Sealed. */
  readonly many: boolean;
}

/** What the code needs to know about one entity flow. */
export interface FlowDescriptor {
  readonly flow: Flow;
  readonly topic: string;
  readonly recordName: RecordName;
  readonly idField: string;
  readonly keyedBy: 'owner-and-id' | 'code';
  readonly areaField?: string;
  readonly subjectField?: string;
  /** Allowed values of `change`, without UNKNOWN. */
  readonly changes: readonly string[];
  readonly sealed: readonly SealedField[];
  /** Fields that only the owner's service sets. */
  readonly minted: readonly string[];
}
