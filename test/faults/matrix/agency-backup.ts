import { withSession } from '@sinergi/testing';
import { closed } from './closed-database.js';
import type { FaultyExchange } from './faulty-exchange.js';

/**
 * A backup of one agency's database: PostgreSQL copies the whole database, and it is put back while
 * the agency runs.
 */
export class AgencyBackup {
  private constructor(
    private readonly exchange: FaultyExchange,
    readonly code: string,
    private readonly kept: string,
  ) {}

  /** Takes the backup. The agency finds its database away during the copy. */
  static async take(exchange: FaultyExchange, code: string): Promise<AgencyBackup> {
    const database = exchange.databaseNameOf(code);
    const kept = `${database}_kept`;
    await closed(exchange, database, async (query) => {
      await query(`DROP DATABASE IF EXISTS ${kept}`);
      await query(`CREATE DATABASE ${kept} TEMPLATE ${database} OWNER ${database}_owner`);
      // A copy has its tables' rights, and not those of its database.
      await query(`REVOKE ALL ON DATABASE ${kept} FROM PUBLIC`);
      await query(`GRANT CONNECT, TEMPORARY ON DATABASE ${kept} TO ${database}`);
    });
    return new AgencyBackup(exchange, code, kept);
  }

  /**
   * Kills the agency's process and starts it on the database of the backup.
   * @param meanwhile work to do before the agency can start
   * @returns a function that puts the newer database back in the same way
   */
  async restore(
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<() => Promise<void>> {
    const newer = `${this.exchange.databaseNameOf(this.code)}_newer`;
    await this.swap(this.kept, newer, meanwhile);
    return () => this.swap(newer, this.kept);
  }

  /** Removes the databases that are no longer needed. */
  async forget(): Promise<void> {
    const database = this.exchange.databaseNameOf(this.code);
    await withSession(this.exchange.platform.descriptor.postgres.superuserUrl, async (query) => {
      for (const name of [this.kept, `${database}_newer`])
        await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });
  }

  private async swap(
    from: string,
    aside: string,
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const database = this.exchange.databaseNameOf(this.code);
    await closed(this.exchange, database, async (query) => {
      await this.exchange.kill(this.exchange.hostOf(this.code));
      await query(`ALTER DATABASE ${database} RENAME TO ${aside}`);
      await query(`ALTER DATABASE ${from} RENAME TO ${database}`);
      await meanwhile();
    });
  }
}
