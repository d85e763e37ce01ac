export {
  APPROVALS_HEADER,
  type Approval,
  type ApprovalStatement,
  approvalsFromText,
  approvalsToText,
  approve,
  isApproval,
} from './approval.js';
export { approvedAt, countedApprovals } from './approved-at.js';
export { changesByTerms } from './changes-by-terms.js';
export { directoryHashAfter, EMPTY_DIRECTORY_HASH } from './directory-hash.js';
export {
  type DirectoryAgency,
  type DirectoryRecord,
  DirectoryView,
  type ListedKey,
} from './directory-view.js';
export {
  publicSigningKey,
  rawPublicKey,
  SEED_BYTES,
  SIGNING_KEY_BYTES,
  signingKeyFromSeed,
  signingKeyId,
} from './ed25519.js';
export { EXCHANGE_CODE } from './exchange-entry.js';
export { type Gain, gainsOf, type Right } from './gains.js';
export {
  contentOf,
  type DirectoryRoot,
  handsOf,
  hasApproval,
  isKeyContinued,
  isSameContent,
  RECOVERY,
  type ReadChange,
  recoveryHand,
  refusalOfChange,
} from './judge-change.js';
export { keyIdOf } from './key-id.js';
export { type ClaimedKey, isKeySigned, type KeyClaim, signKey } from './key-proof.js';
export { lengthPrefixed, uint32 } from './length-prefixed.js';
export { type FoundingTerms, faultOfTerms, rootOfDirectory } from './terms.js';
