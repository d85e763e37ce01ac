import { withSession } from '@sinergi/testing';
import { closed } from './closed-database.js';
import type { FaultyExchange } from './faulty-exchange.js';

/**
 * One agency's database, as it was: copied whole by PostgreSQL, and put back under the agency's
 * feet.
 */
export class AgencyBackup {
  private constructor(
    private readonly exchange: FaultyExchange,
    readonly code: string,
    private readonly kept: string,
  ) {}

  /** The agency finds its database gone for as long as the copy takes. */
  static async take(exchange: FaultyExchange, code: string): Promise<AgencyBackup> {
    const database = exchange.databaseNameOf(code);
    const kept = `${database}_kept`;
    await closed(exchange, database, async (query) => {
      await query(`DROP DATABASE IF EXISTS ${kept}`);
      await query(`CREATE DATABASE ${kept} TEMPLATE ${database} OWNER ${database}`);
    });
    return new AgencyBackup(exchange, code, kept);
  }

  /**
   * The agency's process is killed, and comes up again on the database of then.
   * @param meanwhile what is done before it can
   * @returns puts the database of now back in the same way
   */
  async restore(
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<() => Promise<void>> {
    const newer = `${this.exchange.databaseNameOf(this.code)}_newer`;
    await this.swap(this.kept, newer, meanwhile);
    return () => this.swap(newer, this.kept);
  }

  /** What is no longer needed. */
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
