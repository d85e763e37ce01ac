import { migrateAsOwner } from '@sinergi/database';
import { readMigrationSettings, settingsFile } from '@sinergi/settings';
import { deskMigrations, deskRights } from './database/desk-database.js';

/** Migrates the desk's database as its owner's role, and ends. It runs before the desk. */
const { databases } = readMigrationSettings(settingsFile());
await Promise.all(databases.map((one) => migrateAsOwner(one, deskMigrations, deskRights)));
