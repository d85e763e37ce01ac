import { OutageLog } from '@sinergi/outage';
import { atSlowest, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownMigrations } from './agency-migrations.js';
import { Database } from './database.js';

let postgres: TemporaryPostgres;
let database: Database;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  database = new Database({
    agency: 'kec-menteng',
    url: await postgres.createDatabase('agency'),
    poolSize: 2,
    outage: new OutageLog({ of: 'database', logger: { warn: () => undefined } }),
  });
  await database.connect();
  await database.query('CREATE TABLE note (text text NOT NULL)');
}, atSlowest(60_000));
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});
beforeEach(() => database.query('TRUNCATE note'));

const notes = async () =>
  (await database.query('SELECT text FROM note ORDER BY text')).rows.map(({ text }) => text);

describe('what earlier versions kept of refused lines', () => {
  it('says afterwards where something was wrong, and nothing that the line said', async () => {
    const { rows } = await database.query(
      `INSERT INTO import (import_id, client)
       VALUES (gen_random_uuid(), 'menteng')
       RETURNING import_id`,
    );
    const problem = {
      type: '/problems/invalid-request',
      title: 'The request could not be read',
      status: 400,
      detail: 'Expected a flow of sighting, permit, got "KENARI"',
      violations: [
        { field: '/orderNo', expected: 'text', got: '"KENARI"' },
        { field: '/KENARI', expected: 'no such field', got: 'a field' },
      ],
      KENARI: true,
    };
    await database.query('INSERT INTO import_line (import_id, line, problem) VALUES ($1, 1, $2)', [
      rows[0]!['import_id'],
      JSON.stringify(problem),
    ]);
    const { up } = ownMigrations.find(({ name }) => name.startsWith('RejectedLines'))!;
    await database.query(up);
    const kept = await database.query('SELECT problem FROM import_line');
    expect(kept.rows).toEqual([
      {
        problem: {
          type: problem.type,
          title: problem.title,
          status: 400,
          detail: 'Expected a flow of sighting, permit, got what is not kept',
          violations: [
            { field: '/orderNo', expected: 'text', got: 'not kept' },
            { field: '', expected: 'no such field', got: 'not kept' },
          ],
        },
      },
    ]);
  });
});

describe('a transaction', () => {
  it('keeps everything when its work is done', async () => {
    const answer = await database.inTransaction(async (query) => {
      await Promise.all([
        query(`INSERT INTO note VALUES ('one')`),
        query('INSERT INTO note VALUES ($1)', ['two']),
      ]);
      return 'done';
    });
    expect([answer, await notes()]).toEqual(['done', ['one', 'two']]);
  });

  it('keeps nothing of what one part of its work asks after another has failed', async () => {
    let failed = (): void => undefined;
    const afterTheEnd = new Promise<void>((resolve) => {
      failed = resolve;
    });
    let late: Promise<unknown> | undefined;
    const work = database.inTransaction((query) => {
      late = query(`INSERT INTO note VALUES ('in time')`)
        .then(() => afterTheEnd)
        .then(() => query(`INSERT INTO note VALUES ('late')`));
      late.catch(() => undefined);
      return Promise.all([late, query('SELECT 1 / 0')]);
    });
    await expect(work).rejects.toThrow('division by zero');
    failed();
    await expect(late).rejects.toThrow('Expected an open transaction, got one that has ended');
    expect(await notes()).toEqual([]);
  });
});
