import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.js';
import { databaseAtHand } from '../database/testing/database-at-hand.js';
import type { OperationKind } from './operation.js';
import { OperationTable } from './operation-table.js';

let close: () => Promise<void>;
let database: Database;
let table: OperationTable;

beforeAll(async () => {
  ({ database, close } = await databaseAtHand());
  table = new OperationTable(database);
});
afterAll(() => close?.());

const begin = (kind: OperationKind) =>
  table.begin('operator.console', {
    ...{ kind, officer: 'An officer', reason: 'a test', target: { topic: 'timpora.sighting' } },
  });

describe('an operation', () => {
  it('is kept from its beginning to its end', async () => {
    const begun = await begin('SCRUB');
    expect(begun).toMatchObject({ state: 'RUNNING', progress: { done: 0, total: 0 } });
    expect(begun).toMatchObject({ target: { topic: 'timpora.sighting' }, result: null });
    await table.progress(begun.operationId, 1, 3);
    await table.end(begun.operationId, 'DONE', { rows: 7n, findings: [] });
    const ended = await table.one(begun.operationId);
    expect(ended).toMatchObject({ state: 'DONE', progress: { done: 1, total: 3 } });
    expect(ended.result).toEqual({ rows: '7', findings: [] });
    expect(ended.endedAt! >= ended.startedAt).toBe(true);
    await table.hold(begun.operationId, 'PAUSED');
    expect((await table.one(begun.operationId)).state).toBe('DONE');
  });

  it('of a process of before is given up, and a redrive goes on', async () => {
    const [scrub, redrive] = [await begin('SCRUB'), await begin('REDRIVE')];
    await table.hold(redrive.operationId, 'PAUSED');
    await table.giveUpRunning();
    expect(await table.one(scrub.operationId)).toMatchObject({
      state: 'FAILED',
      result: { error: 'the service stopped before the operation ended' },
    });
    expect(await table.interruptedRedrive()).toEqual({ ...redrive, state: 'PAUSED' });
    expect((await table.list(1)).map(({ operationId }) => operationId)).toEqual([
      redrive.operationId,
    ]);
  });

  it('that nobody began is not found', async () => {
    await expect(table.one('7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
