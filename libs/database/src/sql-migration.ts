import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A step of a database's making. Its name ends in the milliseconds it was written at, which is its
 * place in the order.
 */
export interface SqlMigration {
  name: string;
  up: string;
  down: string;
}

/** As TypeORM wants it. */
export function toMigration(migration: SqlMigration): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = migration.name;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(migration.up);
    }
    async down(runner: QueryRunner): Promise<void> {
      await runner.query(migration.down);
    }
  };
}
