import { entityColumns } from '@sinergi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type ConsoleDatabaseAtHand,
  consoleDatabaseAtHand,
} from './testing/console-database-at-hand.js';

let at: ConsoleDatabaseAtHand;

beforeAll(async () => {
  at = await consoleDatabaseAtHand();
});
afterAll(() => at?.close());

it('has entities with every column of their tables, as the migrations made them', async () => {
  const { ofEntities, ofTables } = await entityColumns(at.database.dataSource);
  expect(Object.keys(ofEntities)).toHaveLength(6);
  expect(ofEntities).toEqual(ofTables);
});
