export { beginEventStream } from './begin-event-stream.js';
export { networkOf } from './network-of.js';
export {
  bearerIn,
  type Caller,
  type TokenRefusal,
  TokenRefused,
  TokenVerifier,
} from './token-verifier.js';
export { type UnknownParameter, unknownParameter } from './unknown-parameter.js';
