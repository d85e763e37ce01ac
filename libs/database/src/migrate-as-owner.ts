import { grantService, type ServiceRights } from './owned-database.js';
import { type Query, ServiceDatabase } from './service-database.js';
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
 *
 * @param andThen what else is to be done as the owner, in a transaction after the migrations
 */
export async function migrateAsOwner(
  { ownerUrl, serviceRole }: OwnedMigration,
  migrations: readonly SqlMigration[],
  rights: ServiceRights,
  andThen: (query: Query) => Promise<void> = async () => {},
): Promise<void> {
  const database = new ServiceDatabase({
    ...{ service: 'migration', url: ownerUrl, poolSize: 1, migrations },
  });
  try {
    await database.connect();
    await database.inTransaction(async (query) => {
      await grantService(query, serviceRole, rights);
      await andThen(query);
    });
  } finally {
    await database.close();
  }
}
