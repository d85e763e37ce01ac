import type { Query } from '@sinergi/database';
import type { RuleBook } from './rule-book.js';
import { lookAtAllWith } from './take-exercises.js';

/**
 * Makes every unit due of which a rule knows something that runs for the first time, or in another
 * version: what it reads was taken long before.
 */
export async function scheduleNewRules(query: Query, book: RuleBook, at: Date): Promise<void> {
  const rows = await query(
    `INSERT INTO rule_run (rule_id, version) SELECT * FROM unnest($1::text[], $2::int[])
     ON CONFLICT DO NOTHING RETURNING rule_id`,
    [book.rules.map(({ id }) => id), book.rules.map(({ version }) => version)],
  );
  const fresh = new Set(rows.map((row) => String(row['rule_id'])));
  for (const { unit, restsOn } of book.rules.filter(({ id }) => fresh.has(id)))
    await lookAtAllWith(query, { unit, kinds: restsOn, lane: null }, at);
}
