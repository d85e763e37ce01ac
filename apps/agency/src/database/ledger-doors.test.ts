import {
  expectAppendOnly,
  handOver,
  migrateAsOwner,
  provideDatabase,
  ServiceDatabase,
} from '@sinergi/database';
import { type OwnedAtHand, ownedAtHand, type SqlSession, sqlSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyRights, agencySteps } from './agency-migrations.js';
import { ledgerMigration } from './ledger-migration.js';

/** What an agency's database held before its ledger had an owner. */
const OLD_ENTRIES = 3;
const LEDGER = 'SELECT *, xmin::text FROM public.disclosure ORDER BY seq';

let at: OwnedAtHand;
/** as the service's role, whose credentials the attacker has */
let service: SqlSession;

beforeAll(async () => {
  at = await ownedAtHand();
  const before = new ServiceDatabase({
    ...{ service: 'before', url: at.serviceUrl, poolSize: 1 },
    migrations: agencySteps.filter(({ name }) => name !== ledgerMigration.name),
  });
  await before.connect();
  await before.query(
    `INSERT INTO disclosure (disclosure_id, client, officer, purpose, reason, topic, key, version,
       groups)
     SELECT gen_random_uuid(), 'kec-menteng.system', 'Petugas', 'SUPERVISION', 'latihan lama',
       'timpora.lodging', 'kec-menteng:' || n, 1, '{identity}'
     FROM generate_series(1, $1::int) AS n`,
    [OLD_ENTRIES],
  );
  await before.close();
  await handedOver();
  service = await sqlSession(at.serviceUrl);
});
afterAll(async () => {
  await service?.release();
  await at?.close();
});

/** As deploy/local does at each start. */
async function handedOver(): Promise<void> {
  const { owned, ownerUrl } = at;
  await at.asSuperuser('server', (query) => provideDatabase(query, owned));
  await at.asSuperuser('database', (query) => handOver(query, owned));
  await migrateAsOwner({ ownerUrl, serviceRole: owned.service.name }, agencySteps, agencyRights);
}

const append = `SELECT append_disclosure(gen_random_uuid(), 'c', 'STATED', 'Petugas', 'SUPERVISION',
  'latihan', 'timpora.lodging', 'kec-menteng:x', 1, '{identity}', NULL)`;

describe('a database of before', () => {
  it('belongs to its owner, and what it held is chained in order', async () => {
    const owners = await at.asSuperuser('database', (query) =>
      query(
        `SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class
         WHERE relnamespace = 'public'::regnamespace
         UNION SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()
         UNION SELECT pg_get_userbyid(proowner) FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace`,
      ),
    );
    expect(owners).toEqual([{ owner: at.owned.owner.name }]);
    const { rows } = await service.query(
      `SELECT seq, officer_kind FROM disclosure WHERE reason = 'latihan lama' ORDER BY seq`,
    );
    expect(rows).toEqual(
      Array.from({ length: OLD_ENTRIES }, (_, i) => ({
        ...{ seq: String(i + 1), officer_kind: 'UNKNOWN' },
      })),
    );
  });

  it('is handed over once more at each start, and stays as it is', async () => {
    const before = (await service.query(LEDGER)).rows;
    await handedOver();
    expect((await service.query(LEDGER)).rows).toEqual(before);
    await service.query(append);
  });

  it('is refused by a service that could change its ledger', async () => {
    const query = async (sql: string, params?: unknown[]) =>
      (await service.query(sql, params)).rows;
    await expectAppendOnly(query, agencyRights.appendOnly);
    await expect(
      at.asSuperuser('database', (owner) => expectAppendOnly(owner, agencyRights.appendOnly)),
    ).rejects.toThrow(/may only read disclosure, got postgres/);
  });

  it('says which migration is missing, and makes none as the service', async () => {
    const newer = { name: 'Newer9999999999999', up: 'CREATE TABLE newer (n int)', down: '' };
    const database = new ServiceDatabase({
      ...{ service: 'newer', url: at.serviceUrl, poolSize: 1 },
      migrations: [...agencySteps, newer],
    });
    await expect(database.connect()).rejects.toThrow(
      /Newer9999999999999.*got a database without 1/,
    );
    await database.close();
  });
});

describe('whoever has the credentials of an agency’s service', () => {
  it('adds entries by the function alone, numbered without gaps', async () => {
    const last = async () =>
      Number((await service.query('SELECT max(seq) AS n FROM disclosure')).rows[0]!['n']);
    const before = await last();
    await service.query(append);
    await service
      .inTransaction(async (query) => {
        await query(append);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await service.query(append);
    expect(await last()).toBe(before + 2);
  });

  it.each([
    ['changes an entry', `UPDATE disclosure SET officer = 'nobody'`],
    ['changes nothing, but could', 'UPDATE disclosure SET officer = officer WHERE false'],
    ['deletes', 'DELETE FROM disclosure'],
    ['truncates', 'TRUNCATE disclosure'],
    ['truncates what hangs on another table', 'TRUNCATE operation CASCADE'],
    ['drops', 'DROP TABLE disclosure'],
    ['drops what the function writes with', `DROP FUNCTION disclosure_hash(bytea, disclosure)`],
    ['renames', 'ALTER TABLE disclosure RENAME TO away'],
    ['moves', 'ALTER TABLE disclosure SET SCHEMA pg_temp'],
    ['alters', 'ALTER TABLE disclosure DROP COLUMN officer'],
    ['loosens', 'ALTER TABLE disclosure ALTER officer_kind DROP NOT NULL'],
    ['switches triggers off', 'ALTER TABLE disclosure DISABLE TRIGGER ALL'],
    [
      'adds a trigger',
      `CREATE TRIGGER t BEFORE INSERT ON disclosure EXECUTE FUNCTION
       suppress_redundant_updates_trigger()`,
    ],
    ['adds a rule', 'CREATE RULE r AS ON INSERT TO disclosure DO INSTEAD NOTHING'],
    ['adds a policy', 'CREATE POLICY p ON disclosure USING (false)'],
    ['hides rows', 'ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY'],
    ['writes without the function', `INSERT INTO disclosure SELECT * FROM disclosure`],
    ['copies into it', "COPY disclosure FROM PROGRAM 'cat /dev/null'"],
    [
      'merges into it',
      `MERGE INTO disclosure USING (SELECT 1) s ON false
       WHEN NOT MATCHED THEN DO NOTHING WHEN MATCHED THEN DELETE`,
    ],
    ['locks everybody out', 'LOCK TABLE disclosure IN ACCESS EXCLUSIVE MODE'],
    ['locks rows', 'SELECT * FROM disclosure FOR UPDATE'],
    [
      'replaces the function',
      `CREATE OR REPLACE FUNCTION append_disclosure(id uuid, client text,
       officer_kind text, officer text, purpose text, reason text, topic text, key text,
       version integer, groups text[], keys text[]) RETURNS bigint LANGUAGE sql
       AS 'SELECT 1::bigint'`,
    ],
    [
      'overloads the function',
      `CREATE FUNCTION append_disclosure() RETURNS bigint LANGUAGE sql
       AS 'SELECT 1::bigint'`,
    ],
    ['loosens the function', `ALTER FUNCTION append_disclosure RESET ALL`],
    ['makes the function its own', 'ALTER FUNCTION append_disclosure OWNER TO CURRENT_USER'],
    ['calls what hashes', `SELECT ledger_hash('\\x00', '{a}')`],
    ['makes a table beside it', 'CREATE TABLE public.disclosure_2 (n int)'],
    ['makes a schema that comes before', 'CREATE SCHEMA AUTHORIZATION CURRENT_USER'],
    [
      'makes an operator',
      `CREATE OPERATOR public.|| (LEFTARG = bytea, RIGHTARG = bytea,
       FUNCTION = byteacat)`,
    ],
    ['says that migrations were made', `INSERT INTO migrations (timestamp, name) VALUES (1, 'x')`],
    ['forgets migrations', 'DELETE FROM migrations'],
    [
      'grants itself a right, which PostgreSQL ignores',
      'GRANT ALL ON disclosure TO CURRENT_USER; DELETE FROM disclosure',
    ],
    ['takes the database', 'ALTER DATABASE {database} OWNER TO CURRENT_USER'],
    ['gives all its owner has', 'REASSIGN OWNED BY {owner} TO CURRENT_USER'],
    ['drops all its owner has', 'DROP OWNED BY {owner}'],
    ['becomes the owner', 'SET ROLE {owner}'],
    ['becomes the owner of the session', 'SET SESSION AUTHORIZATION {owner}'],
    ['joins the owner', 'GRANT {owner} TO CURRENT_USER'],
    ['gives the owner another password', `ALTER ROLE {owner} PASSWORD 'known'`],
    ['makes itself superuser', 'ALTER ROLE CURRENT_USER SUPERUSER'],
    ['replays as a replica', 'SET session_replication_role = replica'],
    ['edits the catalogue', `UPDATE pg_class SET relowner = 10 WHERE relname = 'disclosure'`],
    ['reads the owner’s password', 'SELECT rolpassword FROM pg_authid'],
    ['comments', `COMMENT ON TABLE disclosure IS 'nothing to see'`],
    ['reads or writes files', `SELECT pg_read_file('PG_VERSION')`],
  ])('%s: refused', async (_what, attack) => {
    const { owner, database } = at.owned;
    const sql = attack.replace('{owner}', owner.name).replace('{database}', database);
    const before = (await service.query(LEDGER)).rows;
    await expect(service.inTransaction((query) => query(sql))).rejects.toMatchObject({
      code: '42501',
    });
    expect((await service.query(LEDGER)).rows).toEqual(before);
  });

  it.each([
    ['an officer of no kind', '23514', `'GOD', 'o', 'P', 'r', 't', 'k', 1, '{identity}', NULL`],
    ['nobody', '23502', `'STATED', NULL, 'P', 'r', 't', 'k', 1, '{identity}', NULL`],
    ['no group', '23514', `'STATED', 'o', 'P', 'r', 't', 'k', 1, '{}', NULL`],
    ['nothing that is opened', '23514', `'STATED', 'o', 'P', 'r', 't', NULL, 1, '{a}', NULL`],
  ])('cannot enter %s', async (_what, code, said) => {
    const sql = `SELECT append_disclosure(gen_random_uuid(), 'c', ${said})`;
    await expect(service.query(sql)).rejects.toMatchObject({ code });
  });

  it('cannot enter the same id twice', async () => {
    await service.query(append);
    const again = append.replace('gen_random_uuid()', 'disclosure_id');
    await expect(
      service.query(`${again} FROM (SELECT disclosure_id FROM disclosure LIMIT 1) d`),
    ).rejects.toMatchObject({ code: '23505' });
  });

  it('shadows the table by a temporary one, and fools only itself', async () => {
    const before = (await service.query(LEDGER)).rows;
    const shadowed = await sqlSession(at.serviceUrl);
    try {
      await shadowed.query('CREATE TEMP TABLE disclosure (LIKE public.disclosure)');
      await shadowed.query(
        `CREATE FUNCTION pg_temp.disclosure_hash(bytea, public.disclosure) RETURNS bytea
         LANGUAGE sql AS $$SELECT '\\x00'::bytea$$`,
      );
      await shadowed.query('SET search_path = pg_temp, public');
      await shadowed.query(append.replace('append_disclosure', 'public.append_disclosure'));
      expect((await shadowed.query('SELECT count(*) AS n FROM disclosure')).rows).toEqual([
        { n: '0' },
      ]);
    } finally {
      await shadowed.release();
    }
    const after = (await service.query(LEDGER)).rows;
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)!['hash']).toHaveLength(32);
  });

  it('cannot let two entries follow the same one', async () => {
    const sessions = await Promise.all(Array.from({ length: 4 }, () => sqlSession(at.serviceUrl)));
    try {
      const outcomes = await Promise.all(
        sessions.map((session, i) =>
          session
            .inTransaction(async (query) => {
              if (i % 2 === 1) {
                await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
                await query('SELECT 1 FROM disclosure');
              }
              await query(append);
            })
            .then(() => 'written')
            .catch((error: { code: string }) => error.code),
        ),
      );
      for (const outcome of outcomes) expect(['written', '23505', '40001']).toContain(outcome);
      const { rows } = await service.query(
        'SELECT count(*) AS n, max(seq) AS last, count(DISTINCT hash) AS hashes FROM disclosure',
      );
      expect(rows[0]!['n']).toBe(rows[0]!['last']);
      expect(rows[0]!['n']).toBe(rows[0]!['hashes']);
    } finally {
      for (const session of sessions) await session.release();
    }
  });
});
