import 'reflect-metadata';
import { migrateAsOwner } from '@sinergi/database';
import { readMigrationSettings, settingsFile } from '@sinergi/settings';
import { agencyRights, agencySteps } from './database/agency-migrations.js';
import { handNumber } from './signing/hand-number.js';

/**
 * Migrates agencies' databases as their owners' roles, and ends. It runs before the services start;
 * none of them has these credentials.
 */
const { databases } = readMigrationSettings(settingsFile());
await Promise.all(
  databases.map(async ({ numberReadyFile, ...one }) => {
    await migrateAsOwner(one, agencySteps, agencyRights, async (query) => {
      if (numberReadyFile) await handNumber(query, numberReadyFile);
    });
  }),
);
