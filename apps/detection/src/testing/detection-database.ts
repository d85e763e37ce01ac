import { ServiceDatabase } from '@sinergi/database';
import { type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll } from 'vitest';
import { detectionMigrations } from '../detection-migrations.js';

export interface DetectionDatabase {
  postgres: TemporaryPostgres;
  /** migrated */
  database: ServiceDatabase;
  /** of the same database, for another process */
  url: string;
}

/** Begins the database of one file of tests before them, and ends it after them. */
export function detectionDatabase(): DetectionDatabase {
  const at = {} as DetectionDatabase;
  let own: ServiceDatabase | undefined;
  beforeAll(async () => {
    at.postgres = await temporaryPostgres();
    at.url = await at.postgres.createDatabase('detection');
    own = new ServiceDatabase({
      ...{ service: 'detection', url: at.url, migrations: detectionMigrations },
    });
    at.database = own;
    await own.connect();
  });
  afterAll(async () => {
    await own?.close();
    await at.postgres?.stop();
  });
  return at;
}
