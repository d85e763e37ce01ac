export type { AvroSchema } from './avro-schema.js';
export {
  ContractError,
  type ContractErrorCode,
  RegistryRefused,
  RegistryUnavailable,
} from './contract-error.js';
export { type Decoded, EventCodec } from './event-codec.js';
export {
  agencyOfUrn,
  agencyUrn,
  audienceKeyName,
  type EventHeaders,
  eventHeaders,
  keyRecordKey,
  ownerOfKey,
  recordKey,
  SEQUENCED_KEY_VERSIONS,
  SIGNATURE_HEADER,
  subjectKeyName,
} from './event-headers.js';
export type { FlowDescriptor, SealedField } from './flow-descriptor.js';
export { asyncApi } from './generated/asyncapi.js';
export { flows } from './generated/flows.js';
export { knownFlows } from './generated/known-flows.js';
export { sampleEvents } from './generated/samples.js';
export { topicCatalogue } from './generated/topics.js';
export type * from './generated/types.js';
export { decodeGroup, encodeGroup, groupFingerprint } from './group-codec.js';
export {
  carriesNumber,
  HIGHEST_OWNER_NUMBER,
  namedEntityId,
  newEntityId,
  onlyName,
  timelessPart,
} from './ids/entity-id.js';
export { type EventFacts, eventIdOf, isEventIdOf, timeInEventId } from './ids/event-id.js';
export { nameBasedUuid } from './ids/name-based-uuid.js';
export {
  changeSchema,
  type Intake,
  type IntakeViolation,
  intakeCheck,
  intakeSchema,
  validateIntake,
} from './intake.js';
export { fromChange, fromIntake, groupToJson, toJson } from './json-mapping.js';
export { SIGNING_ALGORITHM, WRAPPING_ALGORITHM } from './key-algorithms.js';
export { flowsKnownAt, isKnownAt, isOrdinary } from './known-flows.js';
export {
  type DisclosureEntry,
  disclosureFields,
  OFFICER_KINDS,
  type OfficerKind,
} from './ledger/disclosure-entry.js';
export { FollowLedger, type StoredLedger } from './ledger/follow-ledger.js';
export {
  LEDGER_START,
  type LedgerField,
  type LedgerHead,
  ledgerHash,
  ledgerText,
} from './ledger/ledger-hash.js';
export { type LedgerFault, type StoredEntry, verifyEntries } from './ledger/verify-entries.js';
export { LinesHash } from './lines-hash.js';
export { MemorySchemaRegistry } from './memory-schema-registry.js';
export { OFFICER_ROLES, type OfficerRole, officerScopes } from './officer-roles.js';
export {
  OPERATOR_CAPABILITIES,
  OPERATOR_ROLES,
  type OperatorCapability,
  type OperatorRole,
  operatorCapabilities,
  operatorScopes,
} from './operator-roles.js';
export {
  type AclRule,
  aclsFor,
  type Participant,
  subscribedTopics,
  type TopicToCreate,
  topicsFor,
} from './participants.js';
export { quoted } from './quoted.js';
export type { SampleEvent } from './sample-event.js';
export { hashOfSchema } from './schema-hash.js';
export { type SchemaLookup, SchemaRegistry } from './schema-registry.js';
export {
  NAMESPACE,
  schemaHash,
  schemasToRegister,
  schemaText,
  subjectOf,
} from './schemas-to-register.js';
export {
  agencyScopes,
  isRestrictedScope,
  LEDGER_SCOPE,
  OPERATE_SCOPE,
  RESET_SCOPE,
  systemScopes,
  WEBHOOK_SCOPE,
} from './scopes.js';
export { stateSchema } from './state-schema.js';
export type { ReadRule, TopicDefinition } from './topic-definition.js';
export { agencyTopic, isCompared, isRestrictedTopic, topicRecord } from './topic-record.js';
export { type WatchedRegistry, watchedRegistry } from './watched-registry.js';
