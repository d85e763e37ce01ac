import { migrateAsOwner } from '@sinergi/database';
import { readMigrationSettings, settingsFile } from '@sinergi/settings';
import { consoleMigrations, consoleRights } from './database/console-migrations.js';

/** Migrates the console's database as its owner's role, and ends. It runs before the console. */
const { databases } = readMigrationSettings(settingsFile());
await Promise.all(databases.map((one) => migrateAsOwner(one, consoleMigrations, consoleRights)));
