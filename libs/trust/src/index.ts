export { Keystore } from './keystore.js';
export { KeystoreError, type KeystoreErrorCode } from './keystore-error.js';
