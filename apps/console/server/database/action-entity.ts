import { EntitySchema } from 'typeorm';
import type { ActionKind, ActionOutcome } from '../../contract/session.js';

/** A row of the view `action`: an action as it stands, from the entries of its log. */
export interface ActionEntity {
  actionId: string;
  /** decimal digits; the order in which actions were written */
  seq: string;
  at: Date;
  operatorId: string;
  operatorName: string;
  operatorAgency: string;
  action: ActionKind;
  agency: string | null;
  target: Record<string, unknown>;
  reason: string;
  before: unknown;
  after: unknown;
  outcome: ActionOutcome;
}

export const actionEntity = new EntitySchema<ActionEntity>({
  name: 'action',
  type: 'view',
  columns: {
    actionId: { name: 'action_id', type: 'uuid', primary: true },
    seq: { type: 'bigint', generated: 'increment' },
    at: { type: 'timestamptz', default: () => 'clock_timestamp()' },
    operatorId: { name: 'operator_id', type: 'text' },
    operatorName: { name: 'operator_name', type: 'text' },
    operatorAgency: { name: 'operator_agency', type: 'text' },
    action: { type: 'text' },
    agency: { type: 'text', nullable: true },
    target: { type: 'jsonb' },
    reason: { type: 'text' },
    before: { type: 'jsonb', nullable: true },
    after: { type: 'jsonb', nullable: true },
    outcome: { type: 'text', default: 'FAILED' },
  },
});
