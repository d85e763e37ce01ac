export { type Query, ServiceDatabase, type ServiceDatabaseOptions, type SqlMigration } from './service-database.js';
