import type { SqlMigration } from '@sinergi/database';

/** Entities of this agency that wait for an officer, by why they do. The follower fills it. */
export const ownWorkMigration: SqlMigration = {
  name: 'OwnWork1764700210000',
  up: `
    CREATE TABLE own_work (
      kind text NOT NULL, topic text NOT NULL, key text NOT NULL, PRIMARY KEY (kind, topic, key));`,
  down: "DROP TABLE own_work; DELETE FROM feed_cursor WHERE name = 'own work';",
};
