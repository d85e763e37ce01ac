import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import type { AlertRule, Silence } from '../../contract/alerts.js';

const COLUMNS = 'silence_id, rule, agency, flow, until, by, reason, created_at';

/** Silences in force. The alerts that they cover are still listed, but neither counted nor sent. */
@Injectable()
export class SilenceTable {
  constructor(private readonly database: ServiceDatabase) {}

  async add({
    rule,
    agency,
    flow,
    until,
    by,
    reason,
  }: Omit<Silence, 'id' | 'createdAt'>): Promise<Silence> {
    const [row] = await this.database.query(
      `INSERT INTO silence (silence_id, rule, agency, flow, until, by, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       RETURNING ${COLUMNS}`,
      [randomUUID(), rule, agency, flow, new Date(until), by, reason],
    );
    return toSilence(row!);
  }

  /** Returns the silences that have not ended, latest first. */
  async list(): Promise<Silence[]> {
    const rows = await this.database.query(
      `SELECT ${COLUMNS}
       FROM silence
       WHERE until > clock_timestamp()
       ORDER BY created_at DESC
       LIMIT 500`,
    );
    return rows.map(toSilence);
  }

  /** Ends a silence now. Its row stays, so that it can explain later why nobody was told. */
  async end(silenceId: string): Promise<void> {
    await this.database.query(
      `UPDATE silence SET until = clock_timestamp()
       WHERE silence_id = $1
         AND until > clock_timestamp()`,
      [silenceId],
    );
  }
}

function toSilence(row: Record<string, unknown>): Silence {
  return {
    id: String(row['silence_id']),
    rule: (row['rule'] as AlertRule | null) ?? null,
    agency: (row['agency'] as string | null) ?? null,
    flow: (row['flow'] as string | null) ?? null,
    until: (row['until'] as Date).toISOString(),
    by: String(row['by']),
    reason: String(row['reason']),
    createdAt: (row['created_at'] as Date).toISOString(),
  };
}
