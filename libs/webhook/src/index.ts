export { isForbiddenAddress, type WebhookReach } from './forbidden-addresses.js';
export {
  type PostOptions,
  type PostOutcome,
  type PostResult,
  postWebhook,
} from './post-webhook.js';
export { type AddressViolation, refusedAddress } from './refused-address.js';
export { retryDelayMs } from './retry-delay.js';
export { type SignedMessage, signatureHeaders, webhookPublicKey } from './webhook-signature.js';
