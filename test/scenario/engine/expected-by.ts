import type { Query } from '@sinergi/database';
import { type ExpectedOfAlerts, expectedOf } from '../population/judge-alerts.js';
import type { ExpectationLine } from '../population/population-line.js';
import type { Numbered } from '../population/read-population.js';

/** Reads what a population expects, with the subjects and events that its facts came to have. */
export async function expectedBy(
  query: Query,
): Promise<{ expectations: Numbered<ExpectationLine>[]; expected: ExpectedOfAlerts[] }> {
  const rows = await query(
    `SELECT x.said, x.about = ANY(array_agg(e.label)) AS is_fact,
       array_remove(array_agg(DISTINCT e.subject_id), NULL)::text[] AS subjects,
       coalesce(jsonb_agg(e.events) FILTER (WHERE e.id IS NOT NULL), '[]') AS events
     FROM expectation x
     LEFT JOIN names n ON n.person = x.about
     LEFT JOIN entity e ON e.label = coalesce(n.label, x.about)
     GROUP BY x.line, x.about, x.said ORDER BY x.line`,
  );
  const expectations = rows.map((row) => row['said'] as Numbered<ExpectationLine>);
  const expected = rows.map((row, at) =>
    expectedOf(expectations[at]!, {
      subjects: row['is_fact'] ? [] : (row['subjects'] as string[]),
      events: (row['events'] as string[][]).flat(),
    }),
  );
  return { expectations, expected };
}
