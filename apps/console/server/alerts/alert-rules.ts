import type { AlertRule, RuleRow } from '../../contract/alerts.js';

/**
 * The severity of each rule's condition, and how long it must hold. A condition that is its own
 * proof fires at once. A condition that a restart, a burst or a late report can cause for a moment
 * must last.
 */
export const RULES: readonly RuleRow[] = [
  { rule: 'ledger-changed', severity: 'critical', forSeconds: 0 },
  { rule: 'actions-changed', severity: 'critical', forSeconds: 0 },
  { rule: 'bulk-opening', severity: 'critical', forSeconds: 0 },
  { rule: 'beyond-limit', severity: 'warning', forSeconds: 0 },
  { rule: 'owned-differs', severity: 'critical', forSeconds: 0 },
  { rule: 'report-refused', severity: 'critical', forSeconds: 0 },
  { rule: 'directory-announced', severity: 'warning', forSeconds: 0 },
  { rule: 'key-old', severity: 'warning', forSeconds: 0 },
  { rule: 'diverged', severity: 'critical', forSeconds: 10 },
  { rule: 'gap', severity: 'critical', forSeconds: 0 },
  { rule: 'fork', severity: 'critical', forSeconds: 0 },
  { rule: 'behind', severity: 'warning', forSeconds: 60 },
  { rule: 'not-reading', severity: 'critical', forSeconds: 30 },
  { rule: 'silent-agency', severity: 'critical', forSeconds: 30 },
  { rule: 'silent-producer', severity: 'warning', forSeconds: 0 },
  { rule: 'dead-letters-growing', severity: 'warning', forSeconds: 0 },
  { rule: 'outbox-stalled', severity: 'warning', forSeconds: 60 },
  { rule: 'broker-silent', severity: 'critical', forSeconds: 20 },
  { rule: 'webhook-failing', severity: 'warning', forSeconds: 0 },
];

export const ruleOf = (rule: AlertRule): RuleRow => RULES.find((row) => row.rule === rule)!;
