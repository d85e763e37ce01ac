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
    const { entityMetadatas } = database.dataSource;
    expect(entityMetadatas.length).toBeGreaterThan(0);
    for (const { tableName, columns } of entityMetadatas) {
      const { rows } = await database.query(
        `SELECT column_name, is_nullable FROM information_schema.columns
         WHERE table_name = $1 AND table_schema = current_schema()`,
        [tableName],
      );
      const known = columns.map(({ databaseName, isNullable }) => [databaseName, isNullable]);
      const there = rows.map((row) => [row['column_name'], row['is_nullable'] === 'YES']);
      expect({ tableName, columns: known.sort() }).toEqual({ tableName, columns: there.sort() });
    }
  });
});
