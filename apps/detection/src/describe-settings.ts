import type { Query } from '@sinergi/database';
import { type Rule, type RuleSetting, whyNotApplied } from '@sinergi/detection';
import { type CivilDay, civilDay, dayNumberAt } from '@sinergi/law';
import { laneTimes } from './lane-times.js';
import { takenSettings } from './taken-settings.js';

/** What was set of a rule, by whom, and whether it holds. */
export interface SettingDescription
  extends Pick<
    RuleSetting,
    | 'id'
    | 'eventId'
    | 'owner'
    | 'ruleId'
    | 'ruleVersion'
    | 'values'
    | 'officer'
    | 'activationReason'
    | 'source'
    | 'statusReason'
  > {
  /** LIVE, or the id of the exercise in which it holds */
  lane: string;
  inForceFrom: CivilDay;
  inForceUntil: CivilDay | null;
  revokedOn: CivilDay | null;
  /** by the day in its lane; an exercise that has ended has none, and all in it is OVER */
  state: 'COMING' | 'IN_FORCE' | 'OVER' | 'REVOKED' | 'NOT_APPLIED';
  /** null where it is applied on its days */
  notAppliedBecause: string | null;
}

/** Describes every setting that was taken, in the order in which they were made. */
export async function describeSettings(
  query: Query,
  { rules, coordinator, now }: { rules: readonly Rule[]; coordinator: string; now: number },
): Promise<SettingDescription[]> {
  const settings = await takenSettings(query);
  const times = await laneTimes(query, [...new Set(settings.map(({ lane }) => lane))], now);
  return settings.map((setting) => {
    const time = times.get(setting.lane);
    const notAppliedBecause =
      setting.owner === coordinator
        ? whyNotApplied(setting, rules)
        : `/owner: expected ${coordinator}, who coordinates, got ${setting.owner}`;
    return {
      ...setting,
      inForceFrom: civilDay(setting.inForceFrom),
      inForceUntil: shown(setting.inForceUntil),
      revokedOn: shown(setting.revokedOn),
      state:
        notAppliedBecause === null
          ? stateOf(setting, time ? dayNumberAt(time.now) : null)
          : 'NOT_APPLIED',
      notAppliedBecause,
    };
  });
}

const shown = (day: number | null): CivilDay | null => (day === null ? null : civilDay(day));

function stateOf(
  { inForceFrom, inForceUntil, revokedOn }: RuleSetting,
  day: number | null,
): SettingDescription['state'] {
  if (revokedOn !== null) return 'REVOKED';
  if (day === null || (inForceUntil ?? day) < day) return 'OVER';
  return day < inForceFrom ? 'COMING' : 'IN_FORCE';
}
