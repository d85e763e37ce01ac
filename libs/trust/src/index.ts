export { ApproverKey } from './approver-key.js';
export type { Audience } from './audience-keys.js';
export {
  type ContentName,
  type ContentSending,
  openContent,
  openFromOwner,
  type StoredContent,
  sealContent,
  sealForMember,
} from './content-seal.js';
export type { KeyUse, SealKeyName } from './destroy-key.js';
export { type KeyPurpose, Keystore, type OwnPublicKey } from './keystore.js';
export { KeystoreError, type KeystoreErrorCode } from './keystore-error.js';
export type { AudienceMembers, Member } from './member.js';
export { type ClosedStatus, type Opened, Opener, type OpenerOptions } from './opener.js';
export { type ProvedKey, provedKeys } from './proved-keys.js';
export {
  type GroupToSeal,
  PublisherKeys,
  type PublisherKeysOptions,
  type SealedEvent,
} from './publisher-keys.js';
export type { KeysReconciled } from './reconcile-keys.js';
export type { RecordOfSeal, SealedIn } from './seal-binding.js';
export type { KeyName } from './signing/approved-evidence.js';
export { type Pinned, type VerifiedEvidence, verifyEvidence } from './signing/evidence.js';
export { EvidenceError, type EvidenceErrorCode } from './signing/evidence-error.js';
export type { ApprovedRecord, Evidence, EvidenceRecord } from './signing/evidence-form.js';
export { leafOfRecord } from './signing/leaf-of-record.js';
export { leafBytes, type RecordLeaf } from './signing/record-leaf.js';
export { proofFromText, proofToText, type RecordProof } from './signing/record-proof.js';
export {
  type ListedKey,
  type Signer,
  signRecords,
  verifyRecord,
} from './signing/sign-records.js';
export { SignatureError, type SignatureRefusal } from './signing/signature-error.js';
export { VerifiedRecords } from './signing/verified-records.js';
export { VerifiedRoots } from './signing/verified-roots.js';
export { TrustError, type TrustErrorCode } from './trust-error.js';
export { trustMigrations } from './trust-migrations.js';
