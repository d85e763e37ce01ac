import type { Query } from '@sinergi/database';
import { settingOf } from '@sinergi/detection';
import { laneOf } from '@sinergi/domain';
import { type FeedItem, newestOf } from './feed-item.js';
import { grouped } from './grouped.js';
import type { RuleBook } from './rule-book.js';
import { lookAtAllWith } from './take-exercises.js';

/**
 * Takes what the coordinator sets of rules, and makes due what each rule rests on: the evaluation
 * then knows on which day to come again. A version that is known changes nothing.
 */
export async function takeRuleSettings(
  query: Query,
  items: readonly FeedItem[],
  { lookAt, book }: { lookAt: Date; book: RuleBook },
): Promise<void> {
  const newest = newestOf(items, ({ data }) => data['ruleSettingId']);
  if (newest.length === 0) return;
  const said = newest.map(({ id, data }) => settingOf(id, data));
  const taken = await query(
    `INSERT INTO rule_setting (setting_id, lane, version, rule_id, setting)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::jsonb[])
     ON CONFLICT (setting_id) DO UPDATE SET lane = excluded.lane, version = excluded.version,
       rule_id = excluded.rule_id, setting = excluded.setting
     WHERE rule_setting.version < excluded.version
     RETURNING lane, rule_id`,
    [
      said.map(({ id }) => id),
      newest.map(({ data }) => laneOf(data)),
      newest.map(({ entityversion }) => entityversion),
      said.map(({ ruleId }) => ruleId),
      said.map((setting) => JSON.stringify(setting)),
    ],
  );
  for (const [lane, rows] of grouped(taken, (row) => String(row['lane'])))
    for (const { id, unit, restsOn } of book.rules)
      if (rows.some((row) => row['rule_id'] === id))
        await lookAtAllWith(query, { unit, kinds: restsOn, lane }, lookAt);
}
