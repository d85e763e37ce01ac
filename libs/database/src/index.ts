export { type Query, ServiceDatabase, type ServiceDatabaseOptions } from './service-database.js';
export { type SqlMigration, toMigration } from './sql-migration.js';
export type { InTransaction, SqlQuery } from './sql-query.js';
