import { randomUUID } from 'node:crypto';
import type { AlertRow } from '../../contract/alerts.js';
import { ruleOf } from './alert-rules.js';
import { conditionKey, type Findings } from './find-conditions.js';

/** An open alert. */
export interface OpenAlert
  extends Pick<AlertRow, 'id' | 'rule' | 'severity' | 'agency' | 'flow' | 'params'> {
  /** since when its condition holds, epoch ms */
  startedAt: number;
}

/**
 * Tracks open alerts. An alert begins when its condition has held for the duration of its rule, and
 * ends when the condition is known to be gone. While a condition is unknown, its alert neither
 * begins nor ends. For a rule, an agency and a flow at most one alert is open.
 */
export class AlertTracker {
  private readonly holding = new Map<string, number>();
  private readonly open = new Map<string, OpenAlert>();

  /**
   * @param now epoch ms, never before that of the previous step
   * @returns the alerts that began and those that ended with this step
   */
  step(
    { conditions, unknown }: Findings,
    now: number,
  ): { started: OpenAlert[]; ended: OpenAlert[] } {
    const held = new Map(conditions.map((condition) => [conditionKey(condition), condition]));
    const ended: OpenAlert[] = [];
    for (const [key, alert] of this.open) {
      if (held.has(key) || unknown.has(key)) continue;
      this.open.delete(key);
      ended.push(alert);
    }
    for (const key of [...this.holding.keys()])
      if (!held.has(key) && !unknown.has(key)) this.holding.delete(key);
    const started: OpenAlert[] = [];
    for (const [key, { rule, agency, flow, params, since }] of held) {
      const startedAt = Math.min(this.holding.get(key) ?? now, since ?? now);
      this.holding.set(key, startedAt);
      const { severity, forSeconds } = ruleOf(rule);
      const before = this.open.get(key);
      if (before !== undefined) this.open.set(key, { ...before, params });
      else if (now - startedAt >= forSeconds * 1_000) {
        const alert = { id: randomUUID(), rule, severity, agency, flow, params, startedAt };
        this.open.set(key, alert);
        started.push(alert);
      }
    }
    return { started, ended };
  }

  /**
   * Takes over an open alert that began before this process did, or that another console wrote
   * first.
   */
  adopt(alert: OpenAlert): void {
    const key = conditionKey(alert);
    const { params } = this.open.get(key) ?? alert;
    this.open.set(key, { ...alert, params });
  }

  openAlerts(): OpenAlert[] {
    return [...this.open.values()];
  }
}
