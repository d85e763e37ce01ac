import { grantService, type ServiceRights } from './owned-database.js';
import { ServiceDatabase } from './service-database.js';
import type { SqlMigration } from './sql-migration.js';

/** A database to migrate: its address as its owner's role, and the role of its service. */
export interface OwnedMigration {
  ownerUrl: string;
  serviceRole: string;
}

/**
 * Makes the missing migrations as the owner's role, and gives the service's role its rights. A
 * service never has the owner's credentials: this runs before the service starts, in a process of
 * its own.
 */
export async function migrateAsOwner(
  { ownerUrl, serviceRole }: OwnedMigration,
  migrations: readonly SqlMigration[],
  rights: ServiceRights,
): Promise<void> {
  const database = new ServiceDatabase({
    ...{ service: 'migration', url: ownerUrl, poolSize: 1, migrations },
  });
  try {
    await database.connect();
    await database.inTransaction((query) => grantService(query, serviceRole, rights));
  } finally {
    await database.close();
  }
}
