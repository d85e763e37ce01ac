import {
  expectAppendOnly,
  handOver,
  migrateAsOwner,
  provideDatabase,
  ServiceDatabase,
} from '@sinergi/database';
import { type OwnedAtHand, ownedAtHand, type SqlSession, sqlSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionMigration } from '../database/action-migration.js';
import { consoleDatabase } from '../database/console-database.js';
import { consoleMigrations, consoleRights } from '../database/console-migrations.js';
import { ActionLog } from './action-log.js';

const LOG = 'SELECT *, xmin::text FROM public.action_entry ORDER BY seq';
const SARI = { id: 'sari', name: 'Sari', agency: 'kec-menteng', roles: ['operator' as const] };

let at: OwnedAtHand;
let service: SqlSession;
let database: ServiceDatabase;

beforeAll(async () => {
  at = await ownedAtHand();
  const { owned, ownerUrl, serviceUrl } = at;
  const before = new ServiceDatabase({
    ...{ service: 'before', url: serviceUrl, poolSize: 1 },
    migrations: consoleMigrations.filter(({ name }) => name !== actionMigration.name),
  });
  await before.connect();
  await before.query(
    `INSERT INTO action (action_id, operator_id, operator_name, operator_agency, action, agency,
       target, reason, before, after, outcome)
     VALUES
       (gen_random_uuid(), 'sari', 'Sari', 'kec-menteng', 'alert.acknowledge', 'kec-menteng',
        '{"alertId":"a"}', 'seen', '{"n":1}', '{"n":2}', 'DONE'),
       (gen_random_uuid(), 'sari', 'Sari', 'kec-menteng', 'message.unmask', NULL,
        '{}', 'broke off', NULL, NULL, 'FAILED')`,
  );
  await before.close();
  await at.asSuperuser('server', (query) => provideDatabase(query, owned));
  await at.asSuperuser('database', (query) => handOver(query, owned));
  await migrateAsOwner(
    { ownerUrl, serviceRole: owned.service.name },
    consoleMigrations,
    consoleRights,
  );
  service = await sqlSession(serviceUrl);
  database = consoleDatabase({ url: serviceUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.close();
  await service?.release();
  await at?.close();
});

describe('the log of actions, as the console’s own role', () => {
  it('has the actions of before, as they stood', async () => {
    await expectAppendOnly(database.query, consoleRights.appendOnly);
    const { rows } = await service.query(
      `SELECT action, target, before, after, outcome FROM action
       WHERE reason IN ('seen', 'broke off') ORDER BY seq`,
    );
    expect(rows).toEqual([
      {
        ...{ action: 'alert.acknowledge', target: { alertId: 'a' }, outcome: 'DONE' },
        ...{ before: { n: 1 }, after: { n: 2 } },
      },
      {
        ...{ action: 'message.unmask', target: {}, outcome: 'FAILED' },
        ...{ before: null, after: null },
      },
    ]);
  });

  it('takes an action and its end', async () => {
    const log = new ActionLog(database);
    const intent = { action: 'actions.export', agency: null, target: {}, reason: 'a try' } as const;
    const id = await log.carryOut(
      SARI,
      intent,
      async (actionId) => actionId,
      () => ({ actions: 1 }),
    );
    const { items } = await log.list(null, undefined, { action: 'actions.export' });
    expect(items).toMatchObject([{ id, outcome: 'DONE', after: { actions: 1 } }]);
  });

  it.each([
    ['changes an entry', `UPDATE action_entry SET said = '{}'`],
    ['changes what the view shows', `UPDATE action SET outcome = 'DONE'`],
    ['deletes', 'DELETE FROM action_entry'],
    ['truncates', 'TRUNCATE action_entry'],
    ['drops', 'DROP TABLE action_entry CASCADE'],
    ['drops the view', 'DROP VIEW action'],
    ['puts another view in its place', 'CREATE OR REPLACE VIEW action AS SELECT 1 AS n'],
    ['writes without the function', 'INSERT INTO action_entry SELECT * FROM action_entry'],
    ['switches triggers off', 'ALTER TABLE action_entry DISABLE TRIGGER ALL'],
    [
      'replaces the function',
      `CREATE OR REPLACE FUNCTION append_action(action_id uuid, kind text,
       said text) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'`,
    ],
    ['becomes the owner', 'SET ROLE {owner}'],
    ['makes a schema that comes before', 'CREATE SCHEMA AUTHORIZATION CURRENT_USER'],
    ['says that migrations were made', `INSERT INTO migrations (timestamp, name) VALUES (1, 'x')`],
  ])('%s: refused', async (_what, attack) => {
    const before = (await service.query(LOG)).rows;
    const sql = attack.replace('{owner}', at.owned.owner.name);
    await expect(service.inTransaction((query) => query(sql))).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|55000)$/),
    });
    expect((await service.query(LOG)).rows).toEqual(before);
  });

  it.each([
    ['what no reader could read', '{"reason":"\\u0000"}'],
    ['what is no object', '[]'],
  ])('cannot enter %s', async (_what, said) => {
    await expect(
      service.query(`SELECT append_action(gen_random_uuid(), 'BEGUN', $1)`, [said]),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(22P05|23514)$/) });
  });
});
