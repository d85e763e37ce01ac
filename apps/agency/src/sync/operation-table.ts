import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, Not, type QueryDeepPartialEntity } from 'typeorm';
import { Database } from '../database/database.js';
import { type OperationRow, operationEntity } from '../database/operation-entity.js';
import { Problem } from '../problem/problem.js';
import type { Operation, OperationKind } from './operation.js';

/** The log of operations: an entry is written before its operation starts, and is kept. */
@Injectable()
export class OperationTable {
  constructor(private readonly database: Database) {}

  async begin(
    client: string,
    wish: Pick<Operation, 'kind' | 'officer' | 'reason' | 'target'>,
  ): Promise<Operation> {
    const operationId = randomUUID();
    const { kind, officer, reason, target } = wish;
    const row = { operationId, client, kind, officer, reason, target };
    await this.database.using(operationEntity, (operations) => operations.insert(row));
    return this.one(operationId);
  }

  async progress(operationId: string, done: number, total: number): Promise<void> {
    await this.update({ operationId }, { done, total });
  }

  async end(
    operationId: string,
    state: 'DONE' | 'FAILED' | 'CANCELLED',
    result: unknown,
  ): Promise<void> {
    await this.update({ operationId }, { state, result: toJson(result), endedAt: NOW });
  }

  /** Holds an operation, or lets it continue. */
  async hold(operationId: string, state: 'RUNNING' | 'PAUSED'): Promise<void> {
    await this.update({ operationId, state: UNDER_WAY }, { state });
  }

  /**
   * Returns a redrive that an earlier process had in progress. The dead letters that it resolved
   * stay resolved and the others still exist, so it can continue.
   */
  async interruptedRedrive(): Promise<Operation | undefined> {
    const row = await this.database.using(operationEntity, (operations) =>
      operations.findOne({
        where: { kind: 'REDRIVE', state: UNDER_WAY },
        order: { startedAt: 'ASC' },
      }),
    );
    return row ? toOperation(row) : undefined;
  }

  /**
   * Closes the operations that an earlier process had in progress. Nothing continues them. Each
   * changed whole partitions or none.
   */
  async giveUpRunning(): Promise<void> {
    const result = { error: 'the service stopped before the operation ended' };
    await this.update(
      { kind: Not('REDRIVE'), state: UNDER_WAY },
      { state: 'FAILED', result, endedAt: NOW },
    );
  }

  async list(limit: number): Promise<Operation[]> {
    const rows = await this.database.using(operationEntity, (operations) =>
      operations.find({ order: { startedAt: 'DESC' }, take: limit }),
    );
    return rows.map(toOperation);
  }

  /** @throws Problem not-found */
  async one(operationId: string): Promise<Operation> {
    const row = await this.database.using(operationEntity, (operations) =>
      operations.findOneBy({ operationId }),
    );
    if (!row)
      throw new Problem('not-found', `Expected an operation of this agency, got ${operationId}`);
    return toOperation(row);
  }

  private async update(
    which: FindOptionsWhere<OperationRow>,
    to: QueryDeepPartialEntity<OperationRow>,
  ): Promise<void> {
    await this.database.using(operationEntity, (operations) => operations.update(which, to));
  }
}

const UNDER_WAY = In(['RUNNING', 'PAUSED']);
/** By the database's clock, like the beginning. */
const NOW = () => 'clock_timestamp()';

/** Converts a result to JSON for the database: its offsets and counts may be bigints. */
function toJson(result: unknown): Record<string, never> | null {
  return JSON.parse(
    JSON.stringify(result ?? null, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    ),
  );
}

function toOperation({ done, total, startedAt, endedAt, ...row }: OperationRow): Operation {
  const { operationId, officer, reason, target, result } = row;
  return {
    ...{ operationId, officer, reason, target, result },
    kind: row.kind as OperationKind,
    state: row.state as Operation['state'],
    progress: { done, total },
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
