import type { AlertRule, RuleRow } from '../../contract/alerts.js';

/**
 * How bad each rule's condition is, and how long it has to hold. What proves itself fires at once;
 * what a restart, a burst or a late report brings about for a moment has to last.
 */
export const RULES: readonly RuleRow[] = [
  { rule: 'owned-differs', severity: 'critical', forSeconds: 0 },
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
