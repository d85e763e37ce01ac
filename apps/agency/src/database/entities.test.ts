import { entityColumns } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database.js';
import { databaseAtHand } from './testing/database-at-hand.js';

let close: () => Promise<void>;
let database: Database;

beforeAll(async () => {
  ({ database, close } = await databaseAtHand());
});
afterAll(() => close?.());

describe('the entities', () => {
  it('have every column of their tables, as the migrations made them', async () => {
    const { ofEntities, ofTables } = await entityColumns(database.dataSource);
    expect(Object.keys(ofEntities)).not.toHaveLength(0);
    expect(ofEntities).toEqual(ofTables);
  });
});
