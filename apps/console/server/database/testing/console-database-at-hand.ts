import type { ServiceDatabase } from '@sinergi/database';
import { temporaryPostgres } from '@sinergi/testing';
import { consoleDatabase } from '../console-database.js';

/** The console's migrated database, for one file of tests. */
export interface ConsoleDatabaseAtHand {
  database: ServiceDatabase;
  close(): Promise<void>;
}

/** Connects to a temporary database of the console and migrates it. */
export async function consoleDatabaseAtHand(): Promise<ConsoleDatabaseAtHand> {
  const postgres = await temporaryPostgres();
  const database = consoleDatabase({ url: await postgres.createDatabase('console') });
  await database.connect();
  return {
    database,
    async close() {
      await database.close();
      await postgres.stop();
    },
  };
}
