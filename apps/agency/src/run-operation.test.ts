import 'reflect-metadata';
import { MemoryBus } from '@sinergi/broker';
import { PartitionDigest } from '@sinergi/replica';
import { eventually } from '@sinergi/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OperationPartitions } from './sync/operation-partitions.js';
import { OperationTable } from './sync/operation-table.js';
import type { OperationTarget } from './sync/operation-target.js';
import { OperationWork } from './sync/operation-work.js';
import { RunOperation } from './sync/run-operation.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const TOPIC = 'timpora.sighting';
const WHO = { officer: 'Operator Latihan', reason: 'Latihan pemulihan salinan' };
/** Four letters take most of a second: long enough to be held, cancelled or interrupted. */
const SLOWLY = { topic: TOPIC, ratePerSecond: 4 };

let agency: AgencyAtHand;
let table: OperationTable;
let run: RunOperation;

beforeAll(async () => {
  agency = await agencyAtHand('kec-menteng');
  const log = new MemoryBus();
  log.makeTopic(TOPIC, 1);
  for (let n = 0; n < 4; n += 1)
    log.store(TOPIC, 0, { appendedAt: 0, key: null, value: Buffer.alloc(0), headers: {} });
  agency.parts.replicaBus.readRange = (...range) => log.readRange(...range);
  table = agency.part(OperationTable);
});
/** A copy that has read four records, none of which it could use. */
beforeEach(async () => {
  const { query } = agency.parts.database;
  await query('TRUNCATE operation, dead_letter, position');
  await query(
    `INSERT INTO position (topic, partition, next_offset, cluster_id, digest)
     VALUES ($1, 0, 4, 'one', $2)`,
    [TOPIC, PartitionDigest.empty().bytes()],
  );
  await query(
    `INSERT INTO dead_letter
       (topic, partition, log_offset, reason, detail, value_bytes, sha256, appended_at)
     SELECT $1::text, 0, n, 'NOT_FRAMED', 'Expected a frame, got none', 0, sha256(''), now()
     FROM generate_series(0, 3) n`,
    [TOPIC],
  );
  run = newRun();
});
afterEach(() => run.stop());
afterAll(() => agency?.close());

/** As the service has it; another one is the service after a restart. */
const newRun = (): RunOperation =>
  new RunOperation(
    table,
    agency.part(OperationPartitions),
    agency.part(OperationWork),
    agency.parts.logger,
  );
const begin = (kind: 'REDRIVE' | 'DISMISS' | 'RESYNC', target: OperationTarget) =>
  run.begin('operator', { kind, target, ...WHO });
const inState = (operationId: string, state: string) =>
  eventually(`it is ${state}`, async () => {
    const operation = await table.one(operationId);
    return operation.state === state ? operation : null;
  });
const atWork = (operationId: string) =>
  eventually('it is at work', async () => (await table.one(operationId)).progress.total > 0);

describe('an operation', () => {
  it('is written down with who and why before it is done, and with its end after', async () => {
    const begun = await begin('DISMISS', { topic: TOPIC });
    expect(begun).toMatchObject({ kind: 'DISMISS', state: 'RUNNING', ...WHO, endedAt: null });
    const done = await inState(begun.operationId, 'DONE');
    expect(done).toMatchObject({ result: { dismissed: 4 }, endedAt: expect.any(String) });
    const { rows } = await agency.parts.database.query('SELECT dismissal FROM dead_letter');
    expect(rows).toHaveLength(4);
    for (const { dismissal } of rows) expect(dismissal).toMatchObject(WHO);
  });

  it('is of the dead letters that were named, and of no other', async () => {
    const { operationId } = await begin('DISMISS', { topic: TOPIC, partition: 0, offset: '2' });
    expect(await inState(operationId, 'DONE')).toMatchObject({ result: { dismissed: 1 } });
    const { rows } = await agency.parts.database.query(
      'SELECT log_offset FROM dead_letter WHERE dismissal IS NOT NULL',
    );
    expect(rows.map((row) => Number(row['log_offset']))).toEqual([2]);
  });

  it('of what no copy was read of is refused, and not written down', async () => {
    await expect(begin('RESYNC', { topic: 'timpora.permit' })).rejects.toMatchObject({
      code: 'invalid-request',
      detail: 'Expected a partition whose copies are compared, got another',
    });
    expect(await table.list(9)).toEqual([]);
  });

  it('is the only one that is under way', async () => {
    const { operationId } = await begin('REDRIVE', SLOWLY);
    await expect(begin('DISMISS', {})).rejects.toMatchObject({
      code: 'operation-running',
      extra: { operationId },
    });
    await run.cancel(operationId);
  });

  it('that is begun at the same moment as another is refused, or the other is', async () => {
    const begun = await Promise.allSettled([begin('REDRIVE', SLOWLY), begin('REDRIVE', SLOWLY)]);
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await table.list(9)).toHaveLength(1);
  });

  it('is cancelled where it is', async () => {
    const { operationId } = await begin('REDRIVE', SLOWLY);
    expect(await run.cancel(operationId)).toMatchObject({
      state: 'CANCELLED',
      result: { error: 'an operator cancelled it' },
    });
  });

  it('that does not exist is neither held nor cancelled', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    await expect(run.cancel(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(run.hold(id, true)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a redrive', () => {
  it('says of each dead letter what became of it', async () => {
    const { operationId } = await begin('REDRIVE', { topic: TOPIC });
    expect(await inState(operationId, 'DONE')).toMatchObject({
      result: [0, 1, 2, 3].map((offset) => ({ topic: TOPIC, offset: String(offset) })),
    });
  });

  it('is held where it is, and goes on once it is released', async () => {
    const { operationId } = await begin('REDRIVE', SLOWLY);
    expect(await run.hold(operationId, true)).toMatchObject({ state: 'PAUSED' });
    expect(await run.hold(operationId, false)).toMatchObject({ state: 'RUNNING' });
    expect((await inState(operationId, 'DONE')).result).toHaveLength(4);
  });

  it('is cancelled also while it is held', async () => {
    const { operationId } = await begin('REDRIVE', SLOWLY);
    await run.hold(operationId, true);
    expect(await run.cancel(operationId)).toMatchObject({ state: 'CANCELLED' });
  });

  it('that is over cannot be held', async () => {
    const { operationId } = await begin('REDRIVE', { topic: TOPIC });
    await inState(operationId, 'DONE');
    await expect(run.hold(operationId, true)).rejects.toMatchObject({
      code: 'invalid-request',
      detail: 'Expected a running redrive, got REDRIVE DONE',
    });
  });

  it('continues in the next process when the service stopped before', async () => {
    const { operationId } = await begin('REDRIVE', SLOWLY);
    await atWork(operationId);
    await run.stop();
    expect(await table.one(operationId)).toMatchObject({ state: 'RUNNING', endedAt: null });
    run = newRun();
    await table.giveUpRunning();
    await run.takeUpRedrive();
    expect((await inState(operationId, 'DONE')).result).toHaveLength(4);
  });

  it('that was held stays held over a restart, until it is released', async () => {
    const { operationId } = await begin('REDRIVE', SLOWLY);
    await run.hold(operationId, true);
    await run.stop();
    run = newRun();
    await run.takeUpRedrive();
    expect(await table.one(operationId)).toMatchObject({ state: 'PAUSED' });
    await run.hold(operationId, false);
    await inState(operationId, 'DONE');
  });
});

describe('what a process of before had under way', () => {
  it('has failed, unless it is a redrive', async () => {
    const target = { topic: TOPIC };
    const resync = await table.begin('operator', { kind: 'RESYNC', target, ...WHO });
    const redrive = await table.begin('operator', { kind: 'REDRIVE', target, ...WHO });
    await table.giveUpRunning();
    expect(await table.one(resync.operationId)).toMatchObject({
      state: 'FAILED',
      result: { error: 'the service stopped before the operation ended' },
    });
    expect(await table.one(redrive.operationId)).toMatchObject({ state: 'RUNNING' });
  });
});
