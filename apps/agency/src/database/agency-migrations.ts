import { outboxMigrations } from '@sinergi/outbox';
import { replicaMigrations } from '@sinergi/replica';
import { trustMigrations } from '@sinergi/trust';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface SqlMigration {
  /** ends in the milliseconds it was written at, which is its place in the order */
  name: string;
  up: string;
  down: string;
}

const ownMigrations: SqlMigration[] = [
  {
    name: 'Agency1763900003000',
    up: `
      CREATE TABLE owned_entity (
        flow text NOT NULL, entity_id text NOT NULL, version integer NOT NULL CHECK (version > 0), event_id uuid NOT NULL, value bytea NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (flow, entity_id));
      CREATE TABLE idempotency (
        client text NOT NULL, key_hash bytea NOT NULL, payload_hash bytea NOT NULL, status integer, response jsonb,
        created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (client, key_hash));
      CREATE INDEX idempotency_age ON idempotency (created_at);
      CREATE TABLE disclosure (
        disclosure_id uuid PRIMARY KEY, asked_at timestamptz NOT NULL DEFAULT clock_timestamp(), client text NOT NULL, officer text NOT NULL,
        purpose text NOT NULL, reason text NOT NULL, topic text NOT NULL, key text NOT NULL, version integer NOT NULL, groups text[] NOT NULL);
      CREATE INDEX disclosure_entity ON disclosure (topic, key);`,
    down: 'DROP TABLE disclosure, idempotency, owned_entity;',
  },
];

/** Every table of an agency's database, house by house. */
export const agencyMigrations = [...replicaMigrations, ...outboxMigrations, ...trustMigrations, ...ownMigrations].map(toMigration);

function toMigration(migration: SqlMigration): new () => MigrationInterface {
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
