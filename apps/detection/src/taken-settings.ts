import type { Query } from '@sinergi/database';
import type { RuleSetting } from '@sinergi/detection';
import type { Lane } from '@sinergi/domain';
import { grouped } from './grouped.js';

/** A setting, and where it holds. */
export interface TakenSetting extends RuleSetting {
  lane: Lane;
}

/** Returns every setting that was taken, in the order in which they were made. */
export async function takenSettings(query: Query): Promise<TakenSetting[]> {
  const rows = await query('SELECT lane, setting FROM rule_setting ORDER BY setting_id');
  return rows.map((row) => ({
    ...(row['setting'] as RuleSetting),
    lane: String(row['lane']),
  }));
}

/**
 * Returns what the coordinator set, by lane. What others say of a rule sets nothing.
 *
 * @param coordinator code of the agency that coordinates
 */
export async function settingsIn(
  query: Query,
  coordinator: string,
): Promise<(lane: Lane) => readonly RuleSetting[]> {
  const all = (await takenSettings(query)).filter(({ owner }) => owner === coordinator);
  const byLane = grouped(all, ({ lane }) => lane);
  return (lane) => byLane.get(lane) ?? [];
}
