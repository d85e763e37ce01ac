import type { Query } from './service-database.js';

/** A database, the role that owns it, and the role of the service that works in it. */
export interface OwnedDatabase {
  database: string;
  owner: DatabaseRole;
  service: DatabaseRole;
}

export interface DatabaseRole {
  name: string;
  password: string;
}

/**
 * Makes the roles and the database that are missing, and hands a database that belongs to another
 * role over to its owner's role. The service's role may enter, and make temporary tables.
 * @param query as the superuser
 * @returns whether the database is new
 */
export async function provideDatabase(
  query: Query,
  { database, owner, service }: OwnedDatabase,
): Promise<boolean> {
  for (const role of [owner, service]) await provideRole(query, role);
  const [found] = await query(
    `SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1`,
    [database],
  );
  const [name, of, by] = [database, owner.name, service.name].map(quoted);
  if (found === undefined) await query(`CREATE DATABASE ${name} OWNER ${of}`);
  else if (found['owner'] !== owner.name) await query(`ALTER DATABASE ${name} OWNER TO ${of}`);
  await query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC, ${by}`);
  await query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${by}`);
  return found === undefined;
}

/**
 * Gives what the service's role owns in its database to the owner's role.
 * @param query as the superuser, in that database
 */
export async function handOver(query: Query, { owner, service }: OwnedDatabase): Promise<void> {
  await query(`REASSIGN OWNED BY ${quoted(service.name)} TO ${quoted(owner.name)}`);
}

/**
 * Rights of a service's role in the schema `public`: it works in every table, except that it only
 * reads those that are append-only, and the list of migrations.
 */
export interface ServiceRights {
  /** tables and views that the service writes through functions alone */
  appendOnly: readonly string[];
  /** the functions, with the types of their arguments */
  functions: readonly string[];
}

const MIGRATIONS = 'migrations';

/**
 * Replaces the rights of a service's role. Run as the owner's role, in one transaction, after its
 * migrations.
 */
export async function grantService(
  query: Query,
  service: string,
  { appendOnly, functions }: ServiceRights,
): Promise<void> {
  const role = quoted(service);
  for (const objects of ['TABLES', 'SEQUENCES', 'ROUTINES'])
    await query(`REVOKE ALL ON ALL ${objects} IN SCHEMA public FROM PUBLIC, ${role}`);
  const tables = (
    await query(
      `SELECT relname FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')`,
    )
  ).map((row) => String(row['relname']));
  const missing = appendOnly.filter((table) => !tables.includes(table));
  if (missing.length > 0)
    throw new Error(`Expected the append-only tables ${missing.join(', ')}, got none`);
  const readOnly = [...appendOnly, MIGRATIONS];
  for (const table of tables) {
    const rights = readOnly.includes(table) ? 'SELECT' : 'SELECT, INSERT, UPDATE, DELETE';
    await query(`GRANT ${rights} ON public.${quoted(table)} TO ${role}`);
  }
  await query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  for (const signature of functions)
    await query(`GRANT EXECUTE ON FUNCTION public.${signature} TO ${role}`);
}

/**
 * Expects a role that may read these tables and not change them. A service asks this at its start,
 * so that none runs as the owner of its own ledger.
 * @throws Error that names the first table that the role may change
 */
export async function expectAppendOnly(query: Query, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const [row] = await query(
      `SELECT current_user AS role,
         has_table_privilege($1, 'INSERT, UPDATE, DELETE, TRUNCATE')
           OR pg_has_role((SELECT relowner FROM pg_class WHERE oid = $1::regclass), 'MEMBER')
           AS changes`,
      [`public.${quoted(table)}`],
    );
    if (row?.['changes'] !== false)
      throw new Error(
        `Expected a database role that may only read ${table}, got ${String(row?.['role'])}, ` +
          'which may change it: run the migration step as the owner of the database',
      );
  }
}

async function provideRole(query: Query, { name, password }: DatabaseRole): Promise<void> {
  const found = await query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (found.length > 0) return;
  await query(`CREATE ROLE ${quoted(name)} LOGIN PASSWORD '${password.replaceAll("'", "''")}'`);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
