import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Operation } from './operation.js';
import type { OperationPartitions } from './operation-partitions.js';
import type { OperationTable } from './operation-table.js';
import type { OperationWork } from './operation-work.js';
import { RunOperation } from './run-operation.js';

/** Operations whose work ends when the test says so. */
class Bench {
  readonly ended: string[] = [];
  private readonly ends: (() => void)[] = [];
  readonly run = new RunOperation(
    {
      begin: async (_: string, wish: Partial<Operation>) =>
        ({ ...wish, operationId: randomUUID(), state: 'RUNNING' }) as Operation,
      end: async (operationId: string) => void this.ended.push(operationId),
    } as unknown as OperationTable,
    { compared: async () => [] } as unknown as OperationPartitions,
    {
      perform: () => new Promise<void>((resolve) => this.ends.push(resolve)),
    } as unknown as OperationWork,
    { info: () => undefined, warn: () => undefined } as never,
  );

  rewind(dryRun: boolean): Promise<Operation> {
    const target = { topic: 'timpora.sighting', offset: '0', dryRun };
    return this.run.begin('console', { kind: 'REWIND', officer: 'one', reason: 'test', target });
  }

  endNext(): void {
    this.ends.shift()!();
  }
}

describe('operations on a copy', () => {
  it('an action waits for a preview that is under way, and is not refused', async () => {
    const bench = new Bench();
    const preview = await bench.rewind(true);
    const action = bench.rewind(false);
    bench.endNext();
    expect((await action).target.dryRun).toBe(false);
    expect(bench.ended).toEqual([preview.operationId]);
  });

  it('of two actions that come at once one is refused, and told which other goes on', async () => {
    const bench = new Bench();
    const [first, second] = await Promise.allSettled([bench.rewind(false), bench.rewind(false)]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect((second as PromiseRejectedResult).reason).toMatchObject({
      code: 'operation-running',
      extra: { operationId: (first as PromiseFulfilledResult<Operation>).value.operationId },
    });
  });
});
