import type { ServiceDatabase } from '@sinergi/database';
import type { OverviewAgency } from '../../contract/overview.js';
import { HOURS_KEPT_MS } from './flow-sample-table.js';

/** When agencies' services started, by their own reports. A year is kept. */
export class StartTable {
  constructor(private readonly database: ServiceDatabase) {}

  /** Notes the start that each report names, unless it is noted already. */
  async note(agencies: readonly OverviewAgency[]): Promise<void> {
    const reported = agencies.filter(({ report }) => report !== null);
    await this.database.query(
      `INSERT INTO agency_start (agency, at, software)
       SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[])
       ON CONFLICT DO NOTHING`,
      [
        reported.map(({ code }) => code),
        reported.map(({ report }) => report!.startedAt),
        reported.map(({ report }) => report!.software),
      ],
    );
  }

  async forget(now: number): Promise<void> {
    await this.database.query('DELETE FROM agency_start WHERE at < $1', [
      new Date(now - HOURS_KEPT_MS),
    ]);
  }

  /** Returns the starts from `from` to before `to`, epoch ms, latest first, at most `limit`. */
  async list(
    from: number,
    to: number,
    limit: number,
  ): Promise<{ agency: string; at: Date; software: string }[]> {
    return (await this.database.query(
      `SELECT agency, at, software FROM agency_start
       WHERE at >= $1
         AND at < $2
       ORDER BY at DESC
       LIMIT $3`,
      [new Date(from), new Date(to), limit],
    )) as { agency: string; at: Date; software: string }[];
  }
}
