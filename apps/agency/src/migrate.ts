import 'reflect-metadata';
import { migrateAsOwner } from '@sinergi/database';
import { readMigrationSettings, settingsFile } from '@sinergi/settings';
import { agencyRights, agencySteps } from './database/agency-migrations.js';

/**
 * Migrates agencies' databases as their owners' roles, and ends. It runs before the services start;
 * none of them has these credentials.
 */
const { databases } = readMigrationSettings(settingsFile());
await Promise.all(databases.map((one) => migrateAsOwner(one, agencySteps, agencyRights)));
