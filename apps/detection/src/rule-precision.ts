import type { Query } from '@sinergi/database';
import {
  hasFallen,
  JUDGING,
  type JudgedLeads,
  judgedBy,
  LEAST_JUDGED,
  type Precision,
  precisionOf,
} from '@sinergi/detection';
import { LIVE } from '@sinergi/domain';
import { grouped } from './grouped.js';

/** A version of a rule whose live leads are right less often than before. */
export interface PrecisionWarning {
  ruleId: string;
  version: number;
  /** with what it is compared: the version before it, or its own answers before the latest */
  against: 'VERSION_BEFORE' | 'ANSWERS_BEFORE';
  before: Precision;
  after: Precision;
}

interface Answers {
  version: number;
  /** all that were judged, and the latest of them */
  all: JudgedLeads;
  latest: JudgedLeads;
}

/**
 * Returns of which rules the precision has fallen, by what the competent agencies answered to live
 * alerts: against the version before, and against its own answers before the latest 20.
 */
export async function fallenPrecisions(query: Query): Promise<PrecisionWarning[]> {
  const byRule = await answersByRule(query);
  return [...byRule].flatMap(([ruleId, versions]) =>
    versions.flatMap(({ version, all, latest }, i) => {
      const earlier = { right: all.right - latest.right, judged: all.judged - latest.judged };
      const warn = (
        against: PrecisionWarning['against'],
        before: JudgedLeads | undefined,
        after: JudgedLeads,
      ): PrecisionWarning[] =>
        before && hasFallen(before, after)
          ? [
              {
                ...{ ruleId, version, against },
                ...{ before: precisionOf(before)!, after: precisionOf(after)! },
              },
            ]
          : [];
      return [
        ...warn('VERSION_BEFORE', versions[i - 1]?.all, all),
        ...warn('ANSWERS_BEFORE', earlier, latest),
      ];
    }),
  );
}

/** Counts the answers of each version of a rule, the versions in their order. */
async function answersByRule(query: Query): Promise<Map<string, Answers[]>> {
  // An event's id begins with its time: the latest answers have the highest.
  const rows = await query(
    `SELECT rule_id, rule_version, is_latest, result, count(*) AS alerts
     FROM (
       SELECT f.rule_id, f.rule_version, a.result,
         row_number() OVER (PARTITION BY f.rule_id, f.rule_version ORDER BY a.event_id DESC)
           <= ${LEAST_JUDGED} AS is_latest
       FROM finding f
       JOIN answer a ON a.alert_id = f.alert_id AND a.owner = f.competent_agency
       WHERE f.lane = '${LIVE}' AND a.result = ANY($1::text[])) s
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`,
    [JUDGING],
  );
  const versions = grouped(rows, (row) => `${row['rule_id']} ${row['rule_version']}`);
  const answers = [...versions.values()].map((each) => {
    const judged = (some: typeof each): JudgedLeads =>
      judgedBy(
        Object.fromEntries(
          [...grouped(some, (row) => String(row['result']))].map(([result, those]) => [
            result,
            those.reduce((sum, row) => sum + Number(row['alerts']), 0),
          ]),
        ),
      );
    return {
      ...{ ruleId: String(each[0]!['rule_id']), version: Number(each[0]!['rule_version']) },
      ...{ all: judged(each), latest: judged(each.filter((row) => row['is_latest'] === true)) },
    };
  });
  return grouped(answers, ({ ruleId }) => ruleId);
}
