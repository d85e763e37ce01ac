import type { DataSource } from 'typeorm';

/**
 * Makes the missing migrations where the role may: it owns the database. Another role, such as that
 * of a service whose database belongs to an owner's role, makes none and expects them to be there.
 * @throws Error that names the first missing migration
 */
export async function migrateOrExpect(source: DataSource): Promise<void> {
  if (await ownsDatabase(source)) {
    await source.runMigrations();
    return;
  }
  const made = await source
    .query('SELECT name FROM migrations')
    .then((rows: { name: string }[]) => new Set(rows.map(({ name }) => name)))
    // "undefined table": nothing was migrated yet.
    .catch((error: { code?: string }) => {
      if (error.code === '42P01') return new Set<string>();
      throw error;
    });
  const missing = source.migrations.filter(({ name }) => !made.has(name ?? ''));
  if (missing.length > 0)
    throw new Error(
      `Expected the migration ${missing[0]!.name} to be made by the database's owner, ` +
        `got a database without ${missing.length} of ${source.migrations.length} migrations`,
    );
}

async function ownsDatabase(source: DataSource): Promise<boolean> {
  const [row] = (await source.query(
    `SELECT pg_has_role(datdba, 'USAGE') AS owns
     FROM pg_database
     WHERE datname = current_database()`,
  )) as { owns: boolean }[];
  return row?.owns === true;
}
