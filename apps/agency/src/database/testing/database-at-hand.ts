import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { temporaryPostgres } from '@sinergi/testing';
import { Database } from '../database.js';

/** An agency's migrated database, for one file of tests. */
export interface DatabaseAtHand {
  database: Database;
  close(): Promise<void>;
}

/** Connects to a temporary database of kec-menteng and migrates it. */
export async function databaseAtHand(): Promise<DatabaseAtHand> {
  const postgres = await temporaryPostgres();
  const logger = createLogger({ service: 'test', level: 'error' });
  const database = new Database({
    agency: 'kec-menteng',
    url: await postgres.createDatabase('agency'),
    poolSize: 2,
    outage: new OutageLog({ of: 'database', logger }),
  });
  await database.connect();
  return {
    database,
    async close() {
      await database.close();
      await postgres.stop();
    },
  };
}
