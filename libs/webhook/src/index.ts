export { type AddressViolation, addressViolations } from './address-violations.js';
export { type PostOptions, type PostOutcome, type PostResult, postWebhook } from './post-webhook.js';
export { retryDelayMs } from './retry-delay.js';
export { type SignedMessage, signatureHeaders, webhookPublicKey } from './webhook-signature.js';
