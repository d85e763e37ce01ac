import type { SqlMigration } from '@sinergi/database';

/** Changes of the directory: who proposed them, who approved, and what became of them. */
export const proposalsMigration: SqlMigration = {
  name: 'Proposals1764000005000',
  up: `
    CREATE TABLE directory_proposal (
      proposal_id uuid PRIMARY KEY,
      previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
      proposed_at timestamptz NOT NULL, proposed_by text NOT NULL, reason text NOT NULL,
      state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'PUBLISHED', 'DROPPED')),
      ended_at timestamptz);
    CREATE UNIQUE INDEX directory_proposal_open ON directory_proposal (state)
      WHERE state = 'OPEN';
    CREATE TABLE proposed_record (
      proposal_id uuid NOT NULL REFERENCES directory_proposal, place integer NOT NULL,
      key text NOT NULL, version integer NOT NULL, event_id uuid NOT NULL, value bytea NOT NULL,
      gains jsonb NOT NULL, losses jsonb NOT NULL, approvals text NOT NULL DEFAULT '[]',
      PRIMARY KEY (proposal_id, place));`,
  down: 'DROP TABLE proposed_record, directory_proposal;',
};
