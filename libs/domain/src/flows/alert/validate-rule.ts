import { civilDayAt } from '@sinergi/law';
import type { Fields, RuleContext, RuleParticipant } from '../../flow-rules.js';
import { LIVE, laneOf } from '../../lane/lane-of.js';
import { knownRuleIds, versionsKnown, versionsKnownOn } from '../../rules/known-rules.js';
import type { Violation } from '../../violation.js';

/**
 * Whether a participant is a rule engine: a service that raises alerts, or the identity authority,
 * which runs the rules that need identity.
 */
export const isRuleEngine = ({ kind, publishes, identityAuthority }: RuleParticipant): boolean =>
  publishes.includes('alert') && (kind === 'SERVICE' || identityAuthority);

/**
 * Validates the rule that a new alert cites: only a rule engine cites one, and only a version that
 * existed on the day of the alert. In an exercise the day is played, so any known version may be
 * cited there.
 */
export function validateCitedRule(
  after: Fields,
  { owner, now, participants }: RuleContext,
): Violation[] {
  const { ruleId = null, ruleVersion = null, occurredAt } = after;
  if (ruleId === null && ruleVersion === null) return [];
  if (!participants.some((one) => one.code === owner && isRuleEngine(one)))
    return [
      {
        field: ruleId === null ? '/ruleVersion' : '/ruleId',
        expected: 'no rule: only a service that raises alerts and the identity authority cite one',
        got: String(ruleId ?? ruleVersion),
      },
    ];
  if (ruleId === null)
    return [{ field: '/ruleId', expected: 'the id of the rule of ruleVersion', got: 'nothing' }];
  const id = String(ruleId);
  if (versionsKnown(id).length === 0)
    return [{ field: '/ruleId', expected: `a rule of ${knownRuleIds().join(', ')}`, got: id }];
  const day = civilDayAt(Number(occurredAt ?? now));
  const isPlayed = laneOf(after) !== LIVE;
  const versions = isPlayed ? versionsKnown(id) : versionsKnownOn(id, day);
  if (versions.includes(Number(ruleVersion ?? 0))) return [];
  return [
    {
      field: '/ruleVersion',
      expected:
        `a version of rule ${id} that existed${isPlayed ? '' : ` on ${day}`}: ` +
        (versions.join(', ') || 'none'),
      got: ruleVersion === null ? 'nothing' : String(ruleVersion),
    },
  ];
}
