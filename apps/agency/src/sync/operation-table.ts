import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Problem } from '../problem/problem.js';
import type { Operation, OperationKind } from './operation.js';

const COLUMNS =
  'operation_id, kind, officer, reason, target, state, done, total, result, started_at, ended_at';

/** The log of operations: written before anything is done, kept after. */
@Injectable()
export class OperationTable {
  constructor(private readonly database: Database) {}

  async begin(
    client: string,
    wish: Pick<Operation, 'kind' | 'officer' | 'reason' | 'target'>,
  ): Promise<Operation> {
    const { rows } = await this.database.query(
      `INSERT INTO operation (operation_id, client, kind, officer, reason, target) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [randomUUID(), client, wish.kind, wish.officer, wish.reason, JSON.stringify(wish.target)],
    );
    return toOperation(rows[0]!);
  }

  async progress(operationId: string, done: number, total: number): Promise<void> {
    await this.database.query(
      'UPDATE operation SET done = $2, total = $3 WHERE operation_id = $1',
      [operationId, done, total],
    );
  }

  async end(
    operationId: string,
    state: 'DONE' | 'FAILED' | 'CANCELLED',
    result: unknown,
  ): Promise<void> {
    await this.database.query(
      `UPDATE operation SET state = $2, result = $3, ended_at = clock_timestamp() WHERE operation_id = $1`,
      [
        operationId,
        state,
        JSON.stringify(result, (_, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      ],
    );
  }

  /** Holds an operation, or lets it go on. */
  async hold(operationId: string, state: 'RUNNING' | 'PAUSED'): Promise<void> {
    await this.database.query(
      `UPDATE operation SET state = $2 WHERE operation_id = $1 AND state IN ('RUNNING', 'PAUSED')`,
      [operationId, state],
    );
  }

  /**
   * A redrive that a process of before had under way: what it did is done, and what is left is
   * still there, so it can go on.
   */
  async interruptedRedrive(): Promise<Operation | undefined> {
    const { rows } = await this.database.query(
      `SELECT ${COLUMNS} FROM operation WHERE kind = 'REDRIVE' AND state IN ('RUNNING', 'PAUSED') ORDER BY started_at LIMIT 1`,
    );
    return rows[0] && toOperation(rows[0]);
  }

  /**
   * Operations that a process of before had under way: nobody goes on with them, and each was all
   * or nothing by the partition.
   */
  async giveUpRunning(): Promise<void> {
    await this.database.query(
      `UPDATE operation SET state = 'FAILED', ended_at = clock_timestamp(), result = '{"error":"the service ended meanwhile"}' WHERE state IN ('RUNNING', 'PAUSED') AND kind <> 'REDRIVE'`,
    );
  }

  async list(limit: number): Promise<Operation[]> {
    const { rows } = await this.database.query(
      `SELECT ${COLUMNS} FROM operation ORDER BY started_at DESC LIMIT $1`,
      [limit],
    );
    return rows.map(toOperation);
  }

  async one(operationId: string): Promise<Operation> {
    const { rows } = await this.database.query(
      `SELECT ${COLUMNS} FROM operation WHERE operation_id = $1`,
      [operationId],
    );
    if (!rows[0])
      throw new Problem('not-found', `Expected an operation of this agency, got ${operationId}`);
    return toOperation(rows[0]);
  }
}

function toOperation(row: Record<string, unknown>): Operation {
  return {
    operationId: String(row['operation_id']),
    kind: row['kind'] as OperationKind,
    officer: String(row['officer']),
    reason: String(row['reason']),
    target: row['target'] as Record<string, unknown>,
    state: row['state'] as Operation['state'],
    progress: { done: Number(row['done']), total: Number(row['total']) },
    result: row['result'] ?? null,
    startedAt: (row['started_at'] as Date).toISOString(),
    endedAt: (row['ended_at'] as Date | null)?.toISOString() ?? null,
  };
}
