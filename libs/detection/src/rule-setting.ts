import { byText, type SaidOfRule, validateSetting } from '@sinergi/domain';
import { dayNumber } from '@sinergi/law';
import type { EventData } from './read-fact.js';
import { type Rule, type Values, valuesOf } from './rule.js';

/** What the coordinator set of a rule. Days are in Jakarta, counted since 1970-01-01. */
export interface RuleSetting extends SaidOfRule {
  id: string;
  /** the event that said it last */
  eventId: string;
  owner: string;
  inForceFrom: number;
  /** the last day; null where it holds until it is revoked */
  inForceUntil: number | null;
  /** the first day on which it holds no longer; null while nobody revoked it */
  revokedOn: number | null;
  /** who decided what was said last, by name */
  officer: string;
  activationReason: string;
  source: string | null;
  statusReason: string | null;
}

/** Reads a setting from the content of its event, as the feed of an agency tells it. */
export const settingOf = (eventId: string, data: EventData): RuleSetting => ({
  ...{ id: String(data['ruleSettingId']), eventId, owner: String(data['owner']) },
  ...{ ruleId: String(data['ruleId']), ruleVersion: Number(data['ruleVersion']) },
  values: (data['values'] ?? []) as RuleSetting['values'],
  inForceFrom: dayNumber(data['inForceFrom'] as string),
  inForceUntil: dayOrNull(data['inForceUntil']),
  revokedOn: dayOrNull(data['revokedOn']),
  officer: String(data['officer']),
  activationReason: String(data['activationReason']),
  source: (data['source'] ?? null) as string | null,
  statusReason: (data['statusReason'] ?? null) as string | null,
});

const dayOrNull = (value: unknown): number | null =>
  typeof value === 'string' ? dayNumber(value) : null;

/**
 * Returns why a setting changes nothing, in words; null where it is applied. Whoever refused or let
 * it pass before had other software, perhaps: no rule is evaluated by a number out of its bounds.
 */
export function whyNotApplied(setting: RuleSetting, rules: readonly Rule[]): string | null {
  const [flaw] = validateSetting(setting, rules);
  return flaw ? `${flaw.field}: expected ${flaw.expected}, got ${flaw.got}` : null;
}

/**
 * Returns the numbers by which a rule is evaluated on a day: as published, with what settings of
 * its lane set. Of two that set the same parameter, the one that began later holds, and of those of
 * one day the one that was made later.
 *
 * @param day in Jakarta, since 1970-01-01
 */
export const valuesAt = (rule: Rule, settings: readonly RuleSetting[], day: number): Values => ({
  ...valuesOf(rule),
  ...Object.fromEntries(
    appliedTo(rule, settings)
      .filter((one) => one.inForceFrom <= day && day < endOf(one))
      .sort((one, other) => one.inForceFrom - other.inForceFrom || byText(one.id, other.id))
      .flatMap(({ values }) => values.map(({ parameter, value }) => [parameter, value])),
  ),
});

/**
 * Returns the first day after a day on which a setting begins or ends: then a rule is evaluated
 * anew.
 *
 * @returns null where none does
 */
export function valuesChangeOn(
  rule: Rule,
  settings: readonly RuleSetting[],
  day: number,
): number | null {
  const days = appliedTo(rule, settings)
    .flatMap((one) => [one.inForceFrom, endOf(one)])
    .filter((one) => one > day && one < Number.POSITIVE_INFINITY);
  return days.length > 0 ? Math.min(...days) : null;
}

/** The first day on which a setting holds no longer. */
const endOf = ({ inForceUntil, revokedOn }: RuleSetting): number =>
  Math.min(
    inForceUntil === null ? Number.POSITIVE_INFINITY : inForceUntil + 1,
    revokedOn ?? Number.POSITIVE_INFINITY,
  );

const appliedTo = (rule: Rule, settings: readonly RuleSetting[]): RuleSetting[] =>
  settings.filter((one) => one.ruleId === rule.id && whyNotApplied(one, [rule]) === null);
