import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Problem } from '../problem/problem.js';
import type { Taken } from './inbox-item.js';

/** Who took an item, kept at most this long: by then the item has ended, or is taken anew. */
const KEPT_DAYS = 400;

/** Notes which officer of this agency works on what. It stays here: other agencies never see it. */
@Injectable()
export class TakenTable {
  constructor(private readonly database: Database) {}

  async of(itemIds: readonly string[]): Promise<Map<string, Taken>> {
    if (itemIds.length === 0) return new Map();
    const { rows } = await this.database.query(
      'SELECT item_id, officer, taken_at FROM inbox_taken WHERE item_id = ANY($1::text[])',
      [itemIds],
    );
    return new Map(
      rows.map((row) => [
        String(row['item_id']),
        { officer: String(row['officer']), since: (row['taken_at'] as Date).getTime() },
      ]),
    );
  }

  /**
   * Notes that an officer takes an item. Of two who take it at once, one gets it.
   *
   * @param from the officer from whom it is taken over; null where nobody has it
   * @throws Problem change-refused where another officer has it than the one who is named
   */
  async take(itemId: string, officer: string, from: string | null): Promise<Taken> {
    await this.database.query(
      `DELETE FROM inbox_taken WHERE taken_at < clock_timestamp() - interval '${KEPT_DAYS} days'`,
      [],
    );
    const { rows } = await this.database.query(
      `INSERT INTO inbox_taken AS t (item_id, officer) VALUES ($1, $2)
       ON CONFLICT (item_id) DO UPDATE
       SET officer = excluded.officer, taken_at = clock_timestamp()
       WHERE t.officer IN ($2, $3)
       RETURNING officer, taken_at`,
      [itemId, officer, from],
    );
    const [taken] = rows;
    if (taken) return { officer, since: (taken['taken_at'] as Date).getTime() };
    throw await this.takenBy(itemId, from ?? officer);
  }

  /** @throws Problem change-refused where another officer has it */
  async release(itemId: string, officer: string): Promise<void> {
    const { rows } = await this.database.query(
      'DELETE FROM inbox_taken WHERE item_id = $1 AND officer = $2 RETURNING item_id',
      [itemId, officer],
    );
    if (rows.length === 0 && (await this.of([itemId])).has(itemId))
      throw await this.takenBy(itemId, officer);
  }

  private async takenBy(itemId: string, expected: string): Promise<Problem> {
    const taken = (await this.of([itemId])).get(itemId);
    return new Problem(
      'change-refused',
      `Expected an item that nobody works on, or ${expected}, ` +
        `got one that ${taken?.officer ?? 'somebody'} works on`,
      taken ? { officer: taken.officer, since: new Date(taken.since).toISOString() } : {},
    );
  }
}
