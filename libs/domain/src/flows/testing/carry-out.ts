import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { aContext } from './a-context.js';

/** What became of a change. */
export interface Carried {
  refusal: string | null;
  /** the entity afterwards; as it was where the change was refused */
  after: Fields;
  violations: Violation[];
  /** JSON pointers of the violations */
  fields: string[];
}

/**
 * Begins an entity as an agency's service does.
 * @param said every field that a request says, null where it says nothing
 */
export function begin(
  rules: FlowRules,
  change: string,
  said: Fields,
  context: RuleContext = aContext(),
): Carried {
  return carried(rules, { ...said, change }, change, null, saying(said, context));
}

/**
 * Changes an entity as an agency's service does: the fields said over those that stay; of what is
 * sealed only what is said.
 */
export function carryOut(
  rules: FlowRules,
  before: Fields,
  change: string,
  said: Fields = {},
  context: RuleContext = aContext(),
): Carried {
  const rule = rules.changes[change];
  if (!rule) throw new TypeError(`Expected a change of a ${rules.flow}, got ${change}`);
  const unexpected = Object.keys(said).filter(
    (name) => rule.sets !== 'whole' && !rule.sets.includes(name),
  );
  if (unexpected.length > 0)
    throw new TypeError(`Expected fields that ${change} sets, got ${unexpected.join(', ')}`);
  const refusal = rule.refusal(before);
  if (refusal !== null) return { refusal, after: before, violations: [], fields: [] };
  const lists = Object.fromEntries(
    (rule.appends ?? []).map((name) => [
      name,
      [...(before[name] as unknown[]), ...((said[name] ?? []) as unknown[])],
    ]),
  );
  return carried(
    rules,
    { ...withoutSealed(before), ...said, ...lists, change },
    change,
    before,
    saying(said, context),
  );
}

const saying = (said: Fields, context: RuleContext): RuleContext => ({
  ...context,
  said: { ...context.said, ...said },
});

function carried(
  rules: FlowRules,
  said: Fields,
  change: string,
  before: Fields | null,
  context: RuleContext,
): Carried {
  const after = { ...said, ...rules.derive?.(said, change, before, context) };
  const violations = rules.validate(after, change, before, context);
  return { refusal: null, after, violations, fields: violations.map(({ field }) => field) };
}

const SEALED = [
  'holder',
  'address',
  'traveller',
  'guest',
  'place',
  'person',
  'detail',
  'note',
  'notes',
  'content',
  'matter',
  'minutes',
  'plan',
  'reason',
];

function withoutSealed(before: Fields): Fields {
  return Object.fromEntries(Object.entries(before).filter(([name]) => !SEALED.includes(name)));
}
