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
export { lengthPrefixed, uint32 } from './length-prefixed.js';
