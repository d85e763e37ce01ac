import type { WebhookReach } from '@sinergi/webhook';

/**
 * The rules for webhooks: which addresses they may reach, how often calls are tried, and how long a
 * right holds.
 */
export interface WebhookPolicy {
  reach: WebhookReach;
  firstRetryMs: number;
  /** failures in a row after which a webhook is disabled */
  mostFailures: number;
  /** how long a client's right holds after its last token was seen, ms */
  rightHoldsMs: number;
}
