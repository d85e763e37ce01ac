/** The part of TypeORM's `DataSource` that describes its entities. */
interface Mapped {
  entityMetadatas: {
    tableName: string;
    columns: { databaseName: string; isNullable: boolean }[];
  }[];
  query(sql: string, params: unknown[]): Promise<Record<string, unknown>[]>;
}

/** Name and nullability of every column, by table. */
type Columns = Record<string, [string, boolean][]>;

/**
 * Columns of views count as nullable: PostgreSQL does not tell which are not.
 * @returns the columns that the entities declare and the columns of their tables, for comparison
 */
export async function entityColumns(
  source: Mapped,
): Promise<{ ofEntities: Columns; ofTables: Columns }> {
  const ofEntities: Columns = {};
  const ofTables: Columns = {};
  for (const { tableName, columns } of source.entityMetadatas) {
    const rows = await source.query(
      `SELECT column_name, is_nullable, table_type
       FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_name = $1
         AND table_schema = current_schema()`,
      [tableName],
    );
    const isView = rows[0]?.['table_type'] === 'VIEW';
    ofEntities[tableName] = columns
      .map(({ databaseName, isNullable }): [string, boolean] => [
        databaseName,
        isView || isNullable,
      ])
      .sort();
    ofTables[tableName] = rows
      .map((row): [string, boolean] => [String(row['column_name']), row['is_nullable'] === 'YES'])
      .sort();
  }
  return { ofEntities, ofTables };
}
