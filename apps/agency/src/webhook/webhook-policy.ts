import type { WebhookReach } from '@sinergi/webhook';

/** What this agency's webhooks may reach, how often they are tried, and how long a right holds. */
export interface WebhookPolicy {
  reach: WebhookReach;
  firstRetryMs: number;
  /** failures in a row after which it is disabled */
  mostFailures: number;
  /** how long a client's right holds after a token of it was last seen, ms */
  rightHoldsMs: number;
}
