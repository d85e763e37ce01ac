import { EntitySchema } from 'typeorm';

/** A row of `import`. */
export interface ImportRow {
  importId: string;
  client: string;
  name: string | null;
  state: 'OPEN' | 'COMPLETE';
  nextLine: number;
  accepted: number;
  rejected: number;
  startedAt: Date;
  changedAt: Date;
  linesHash: Buffer | null;
  /** decimal digits */
  bytes: string;
}

/** A row of `import_line`. */
export interface ImportLineRow {
  importId: string;
  line: number;
  flow: string | null;
  entityId: string | null;
  eventId: string | null;
  version: number | null;
  problem: Record<string, unknown> | null;
}

export const importEntity = new EntitySchema<ImportRow>({
  name: 'import',
  columns: {
    importId: { name: 'import_id', type: 'uuid', primary: true },
    client: { type: 'text' },
    name: { type: 'text', nullable: true },
    state: { type: 'text', default: 'OPEN' },
    nextLine: { name: 'next_line', type: 'integer', default: 1 },
    accepted: { type: 'integer', default: 0 },
    rejected: { type: 'integer', default: 0 },
    startedAt: { name: 'started_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
    changedAt: { name: 'changed_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
    linesHash: { name: 'lines_hash', type: 'bytea', nullable: true },
    bytes: { type: 'bigint', default: 0 },
  },
});

export const importLineEntity = new EntitySchema<ImportLineRow>({
  name: 'import_line',
  columns: {
    importId: { name: 'import_id', type: 'uuid', primary: true },
    line: { type: 'integer', primary: true },
    flow: { type: 'text', nullable: true },
    entityId: { name: 'entity_id', type: 'uuid', nullable: true },
    eventId: { name: 'event_id', type: 'uuid', nullable: true },
    version: { type: 'integer', nullable: true },
    problem: { type: 'jsonb', nullable: true },
  },
});
