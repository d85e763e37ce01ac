export { type IdentityStandIn, identityStandIn } from './testing/identity-stand-in.js';
