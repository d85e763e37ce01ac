import { EntitySchema } from 'typeorm';

/** A row of `operation`. */
export interface OperationRow {
  operationId: string;
  client: string;
  kind: string;
  officer: string;
  reason: string;
  target: Record<string, unknown>;
  state: string;
  done: number;
  total: number;
  result: Record<string, unknown> | null;
  startedAt: Date;
  endedAt: Date | null;
}

export const operationEntity = new EntitySchema<OperationRow>({
  name: 'operation',
  columns: {
    operationId: { name: 'operation_id', type: 'uuid', primary: true },
    client: { type: 'text' },
    kind: { type: 'text' },
    officer: { type: 'text' },
    reason: { type: 'text' },
    target: { type: 'jsonb' },
    state: { type: 'text', default: 'RUNNING' },
    done: { type: 'integer', default: 0 },
    total: { type: 'integer', default: 0 },
    result: { type: 'jsonb', nullable: true },
    startedAt: { name: 'started_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
    endedAt: { name: 'ended_at', type: 'timestamptz', nullable: true },
  },
});
