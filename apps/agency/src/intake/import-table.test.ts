import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.js';
import { databaseAtHand } from '../database/testing/database-at-hand.js';
import { ImportTable, type LineResult } from './import-table.js';

const CLIENT = 'kec-menteng.system';
const ID = '7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d';
const HASH = 'ab'.repeat(32);

let close: () => Promise<void>;
let database: Database;
let table: ImportTable;

beforeAll(async () => {
  ({ database, close } = await databaseAtHand());
  table = new ImportTable(database);
});
afterAll(() => close?.());

const RESULTS: LineResult[] = [
  { line: 1, accepted: { flow: 'sighting', entityId: ID, eventId: ID, version: 1 } },
  {
    line: 2,
    rejected: { type: '/problems/invalid-request', detail: 'Expected \u0000 and \ud800' },
  },
];

const advance = (importId: string, from: number) =>
  database.inTransaction((query) =>
    table.advance(query, importId, from, from + 2, RESULTS, { linesHash: HASH, bytes: 5_000 }),
  );

describe('an import', () => {
  it('moves on with its lines, and each of them once', async () => {
    const client = 'of.one.import';
    const { importId, linesHash } = await table.begin(client, 'of a test');
    expect(linesHash).toMatch(/^[0-9a-f]{64}$/);
    await advance(importId, 1);
    await expect(advance(importId, 1)).rejects.toMatchObject({ code: 'import-conflict' });
    expect(await table.one(client, importId)).toMatchObject({
      ...{ name: 'of a test', state: 'OPEN', nextLine: 3, accepted: 1, rejected: 1 },
      ...{ linesHash: HASH, bytes: 5_000 },
    });
    const accepted = { line: 1, flow: 'sighting', id: ID, eventId: ID, version: 1 };
    const problem = { type: '/problems/invalid-request', detail: 'Expected \ufffd and \ufffd' };
    expect(await table.lines(importId, 0, 10, null)).toEqual([accepted, { line: 2, problem }]);
    expect(await table.lines(importId, 1, 10, null)).toEqual([{ line: 2, problem }]);
    expect(await table.lines(importId, 0, 10, 'accepted')).toEqual([accepted]);
    expect(await table.lines(importId, 0, 10, 'rejected')).toEqual([{ line: 2, problem }]);
    await table.complete(importId);
    await expect(advance(importId, 3)).rejects.toMatchObject({ code: 'import-conflict' });
    expect((await table.list(client)).map(({ state }) => state)).toEqual(['COMPLETE']);
  });

  it("of another client is not found, as one that isn't there", async () => {
    const { importId } = await table.begin(CLIENT, null);
    await expect(table.one('another.system', importId)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await table.list('another.system')).toEqual([]);
  });
});
