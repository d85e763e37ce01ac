import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from './database.js';

let postgres: TemporaryPostgres;
let database: Database;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  const url = await postgres.createDatabase('agency');
  const logger = createLogger({ service: 'test', level: 'error' });
  const outage = new OutageLog({ of: 'database', logger });
  database = new Database({ agency: 'kec-menteng', url, poolSize: 2, outage });
  await database.connect();
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

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
