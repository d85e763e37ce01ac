export { BINARY_TYPES, type BinaryType } from './binary-types.js';
export { CopyData, copyIn } from './copy-data.js';
export {
  type Columns,
  copyRows,
  type EncodedColumns,
  encodeColumns,
  encodeFields,
  type RowOf,
} from './copy-rows.js';
export { inSnapshot } from './in-snapshot.js';
export { isUniqueViolation } from './is-unique-violation.js';
export { LEDGER_FUNCTIONS } from './ledger-functions.js';
export { migrateAsOwner, type OwnedMigration } from './migrate-as-owner.js';
export { migrateOrExpect } from './migrate-or-expect.js';
export {
  type DatabaseRole,
  expectAppendOnly,
  grantService,
  handOver,
  type OwnedDatabase,
  provideDatabase,
  type ServiceRights,
} from './owned-database.js';
export { type Query, ServiceDatabase, type ServiceDatabaseOptions } from './service-database.js';
export { type SqlMigration, toMigration } from './sql-migration.js';
export type { InTransaction, SqlQuery } from './sql-query.js';
