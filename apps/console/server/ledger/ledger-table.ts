import { Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import type { LedgerContradiction, LedgerSeen } from './ledger-book.js';

type Row = LedgerSeen & { contradiction: LedgerContradiction | null };

/** Keeps what the console saw of every ledger, so that a restart forgets no contradiction. */
@Injectable()
export class LedgerTable {
  constructor(private readonly database: ServiceDatabase) {}

  async list(): Promise<Row[]> {
    const rows = await this.database.query(
      'SELECT agency, length, head, received_at, contradiction FROM ledger_seen',
    );
    return rows.map((row) => ({
      agency: String(row['agency']),
      length: Number(row['length']),
      head: String(row['head']),
      receivedAt: (row['received_at'] as Date).getTime(),
      contradiction: row['contradiction'] as LedgerContradiction | null,
    }));
  }

  async save(rows: readonly Row[]): Promise<void> {
    for (const { agency, length, head, receivedAt, contradiction } of rows)
      await this.database.query(
        `INSERT INTO ledger_seen (agency, length, head, received_at, contradiction)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agency) DO UPDATE
         SET length = excluded.length, head = excluded.head, received_at = excluded.received_at,
           contradiction = excluded.contradiction`,
        [agency, length, head, new Date(receivedAt), JSON.stringify(contradiction)],
      );
  }
}
