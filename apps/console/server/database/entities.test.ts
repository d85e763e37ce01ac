import type { ServiceDatabase } from '@sinergi/database';
import { entityColumns, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consoleDatabase } from './console-database.js';

let postgres: TemporaryPostgres;
let database: ServiceDatabase;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  database = consoleDatabase({ url: await postgres.createDatabase('console') });
  await database.connect();
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

it('has entities with every column of their tables, as the migrations made them', async () => {
  const { ofEntities, ofTables } = await entityColumns(database.dataSource);
  expect(Object.keys(ofEntities)).toHaveLength(6);
  expect(ofEntities).toEqual(ofTables);
});
