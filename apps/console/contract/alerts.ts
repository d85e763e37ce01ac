/** Alerts about the exchange, never about people. GET /api/alerts?state=open|all */

export const ALERT_RULES = [
  /**
   * what an agency owns differs between its own table and its copy: another participant may publish
   * in its name
   */
  'owned-differs',
  /** reports in an agency's name that the agency did not sign; they are not believed */
  'report-refused',
  /** a wider right is announced in the directory; an approver may refuse it */
  'directory-announced',
  /** an agency's ledger of disclosures lost entries, or has others than it reported before */
  'ledger-changed',
  /** the console's own log of actions lost entries, or has others than it had */
  'actions-changed',
  /** officers of an agency open in bulk, or have used a limit up */
  'bulk-opening',
  /** somebody asked to open beyond the limit, or may */
  'beyond-limit',
  /** an agency uses a key for longer than its settings allow */
  'key-old',
  /** a copy differs from the log or from the majority */
  'diverged',
  'gap',
  'fork',
  /** behind for longer than the rule's duration */
  'behind',
  /** STALL or STOP by the lag rules */
  'not-reading',
  /** no report for longer than the rule's duration */
  'silent-agency',
  /** a producer is silent compared with its own habit */
  'silent-producer',
  'dead-letters-growing',
  'outbox-stalled',
  'broker-silent',
  /** the alert webhook itself could not deliver */
  'webhook-failing',
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];

export interface AlertRow {
  id: string;
  rule: AlertRule;
  severity: 'warning' | 'critical';
  agency: string | null;
  flow: string | null;
  /** values for the text */
  params: Record<string, string | number>;
  startedAt: string;
  /** null while the alert is open */
  endedAt: string | null;
  acknowledgement: { by: string; at: string; note: string } | null;
  /** the silence that covers the alert now */
  silenceId: string | null;
}

export interface RuleRow {
  rule: AlertRule;
  severity: 'warning' | 'critical';
  /** seconds that the condition must hold before the alert fires */
  forSeconds: number;
}

export interface AlertBoard {
  alerts: AlertRow[];
  rules: RuleRow[];
  silences: Silence[];
  webhooks: AlertWebhook[];
}

/**
 * POST /api/alerts/:id/acknowledgement {note}; POST /api/silences {rule?, agency?, flow?, until,
 * reason}; DELETE /api/silences/:id {reason}
 */
export interface Silence {
  id: string;
  rule: AlertRule | null;
  agency: string | null;
  flow: string | null;
  until: string;
  by: string;
  reason: string;
  createdAt: string;
}

/**
 * POST /api/alert-webhooks {url, reason} answers the row with its public key; DELETE
 * /api/alert-webhooks/:id. Source: Standard Webhooks.
 */
export interface AlertWebhook {
  id: string;
  url: string;
  publicKey: string;
  lastAttempt: { at: string; status: number | null; detail: string } | null;
}

/**
 * POST /api/alert-webhooks/:id/test {reason}: one immediate call, independent of waiting alerts.
 */
export interface AlertWebhookTest {
  /** DELIVERED, or the reason why it was not delivered */
  outcome: string;
  status: number | null;
  detail: string;
}
