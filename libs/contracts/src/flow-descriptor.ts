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

/** The description of one entity flow for the code. */
export interface FlowDescriptor {
  readonly flow: Flow;
  readonly topic: string;
  readonly recordName: RecordName;
  /** The name of its entities in paths of the API. */
  readonly plural: string;
  readonly idField: string;
  readonly keyedBy: 'owner-and-id' | 'code';
  readonly areaField?: string;
  /** Whether the district of a sighting or lodging may also open the sealed group. */
  readonly opensInArea: boolean;
  readonly subjectField?: string;
  /** The field that queries by kind filter. */
  readonly kindField?: string;
  /** The other fields that queries filter by. */
  readonly filterFields: readonly string[];
  /**
   * The field that names the agencies which the group `addressed` is sealed for, beside the owner.
   */
  readonly addresseesField?: string;
  /** The field that only the identity authority may fill. */
  readonly authorityField?: string;
  /** Whether it is hidden from agencies that neither publish nor receive it. */
  readonly restricted?: true;
  /** Allowed values of `change`, without UNKNOWN. */
  readonly changes: readonly string[];
  readonly sealed: readonly SealedField[];
  /** Fields that only the owner's service sets. */
  readonly minted: readonly string[];
  /** Fields that only some changes set. */
  readonly changeFields: readonly string[];
}
