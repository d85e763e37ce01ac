import {
  ServiceDatabase,
  type ServiceDatabaseOptions,
  type ServiceRights,
  type SqlMigration,
} from '@sinergi/database';
import { SESSION_TABLE, sessionEntity } from '@sinergi/web-server';

/** The desk's only table: its sessions. Nothing of an agency is stored here. */
export const deskMigrations: SqlMigration[] = [
  { name: 'Sessions1764800401000', up: SESSION_TABLE, down: 'DROP TABLE session;' },
];

/** What the desk may do in its database, which another role owns. */
export const deskRights: ServiceRights = { appendOnly: [], functions: [] };

export const deskDatabase = (
  options: Pick<ServiceDatabaseOptions, 'url' | 'poolSize' | 'outage'>,
): ServiceDatabase =>
  new ServiceDatabase({
    ...options,
    service: 'desk',
    migrations: deskMigrations,
    entities: [sessionEntity],
  });
