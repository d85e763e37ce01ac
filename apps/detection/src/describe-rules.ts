import type { Query } from '@sinergi/database';
import {
  judgedBy,
  type Precision,
  precisionOf,
  type Rule,
  type Values,
  valuesAt,
} from '@sinergi/detection';
import { LIVE } from '@sinergi/domain';
import { civilDayAt, dayNumberAt } from '@sinergi/law';
import { fallenPrecisions, type PrecisionWarning } from './rule-precision.js';
import { settingsIn } from './taken-settings.js';

/** What became of the alerts of one version of a rule, in life or in exercises. */
export interface RuleFeedback {
  version: number;
  exercise: boolean;
  /** how many alerts the exchange took, whatever became of them */
  raised: number;
  open: number;
  /** withdrawn, since their facts changed */
  retracted: number;
  /** ended by an answer, or by somebody else with this participant's rights */
  closed: number;
  /** how many the competent agency answered, by its result, such as FOUND or WRONG_PERSON */
  results: Record<string, number>;
  /** the share of its leads that were right; null while none was judged */
  precision: Precision | null;
}

/** A rule that the service runs, without its code. */
export interface RuleDescription
  extends Pick<
    Rule,
    | 'id'
    | 'version'
    | 'since'
    | 'title'
    | 'unit'
    | 'category'
    | 'competent'
    | 'answerWithinWorkingDays'
    | 'reads'
    | 'restsOn'
    | 'parameters'
    | 'traps'
  > {
  /** the texts that hold today */
  citation: string;
  /** the numbers that hold today outside exercises */
  values: Values;
  feedback: RuleFeedback[];
  /** where its live leads are right less often than before */
  warnings: PrecisionWarning[];
}

/** Describes rules by the law of today, and counts what became of the alerts of each version. */
export async function describeRules(
  query: Query,
  { rules, coordinator, now }: { rules: readonly Rule[]; coordinator: string; now: number },
): Promise<RuleDescription[]> {
  const settings = (await settingsIn(query, coordinator))(LIVE);
  const feedback = await feedbackOf(query);
  const warnings = await fallenPrecisions(query);
  return rules.map((rule) => {
    const { evaluate: _code, mustFire: _fire, mustNotFire: _not, citationOn, ...facts } = rule;
    return {
      ...facts,
      citation: citationOn(civilDayAt(now)),
      values: valuesAt(rule, settings, dayNumberAt(now)),
      feedback: feedback.get(rule.id) ?? [],
      warnings: warnings.filter(({ ruleId }) => ruleId === rule.id),
    };
  });
}

async function feedbackOf(query: Query): Promise<Map<string, RuleFeedback[]>> {
  const rows = await query(
    `SELECT f.rule_id, f.rule_version, f.lane <> 'LIVE' AS exercise, f.state, a.result,
       count(*) AS alerts
     FROM finding f
     LEFT JOIN answer a ON a.alert_id = f.alert_id AND a.owner = f.competent_agency
     WHERE f.alert_id IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3`,
  );
  const all = new Map<string, RuleFeedback[]>();
  for (const row of rows) {
    const id = String(row['rule_id']);
    const [version, exercise] = [Number(row['rule_version']), row['exercise'] === true];
    const each = all.get(id) ?? [];
    let one = each.find((other) => other.version === version && other.exercise === exercise);
    if (!one) {
      one = {
        ...{ version, exercise, raised: 0, open: 0, retracted: 0, closed: 0 },
        ...{ results: {}, precision: null },
      };
      each.push(one);
    }
    const alerts = Number(row['alerts']);
    one.raised += alerts;
    if (row['state'] === 'OPEN') one.open += alerts;
    if (row['state'] === 'TAKEN_BACK') one.retracted += alerts;
    if (row['state'] === 'CLOSED') one.closed += alerts;
    const result = row['result'] as string | null;
    if (result !== null) one.results[result] = (one.results[result] ?? 0) + alerts;
    one.precision = precisionOf(judgedBy(one.results));
    all.set(id, each);
  }
  return all;
}
