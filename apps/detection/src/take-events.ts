import type { Query } from '@sinergi/database';
import { FACT_KINDS } from '@sinergi/detection';
import { holdEvaluations, lookAtSoon } from './due.js';
import { type FeedItem, flowOf } from './feed-item.js';
import { RuleBook } from './rule-book.js';
import { takeAnswers, takeOwnAlerts } from './take-answers.js';
import { takeCoverage } from './take-coverage.js';
import { takeExercises } from './take-exercises.js';
import { takeFacts } from './take-facts.js';
import { takeHolds } from './take-holds.js';
import { takeRuleSettings } from './take-rule-settings.js';
import { takeSubjects } from './take-subjects.js';

/**
 * The flows that the rules use, those that say who is whom and at what time, those that say what
 * became of the alerts, and the numbers that the coordinator sets.
 */
export const WATCHED_FLOWS: readonly string[] = [
  ...FACT_KINDS,
  ...['subject', 'hold', 'coverage', 'exercise', 'alert', 'response', 'rule-setting'],
];

/**
 * Takes events into detection's own tables and schedules the evaluation of the units that could
 * change. Both happen in one transaction with the feed position, and each fact is stored with its
 * lane. A version that is known changes nothing, so reading the feed again ends in the same tables.
 *
 * @param lookAt when to evaluate the units that changed: a little later, so that related events
 *   arrive first
 */
export async function takeEvents(
  query: Query,
  items: readonly FeedItem[],
  lookAt: Date,
  book: RuleBook = new RuleBook(),
): Promise<void> {
  const of = (flow: string): FeedItem[] => items.filter(({ type }) => flowOf(type) === flow);
  // Both make units due by what their last evaluation asked for.
  if (of('coverage').length + of('exercise').length > 0) await holdEvaluations(query);
  const changed = [
    ...(await takeFacts(query, items, { lookAt, book })),
    ...(await takeSubjects(query, of('subject'))),
    ...(await takeHolds(query, of('hold'))),
    ...(await takeAnswers(query, of('response'))),
  ];
  // Everything locks the units to evaluate before their findings, so nothing deadlocks.
  await lookAtSoon(query, changed, lookAt);
  await takeCoverage(query, of('coverage'), lookAt);
  await takeExercises(query, of('exercise'), { lookAt, book });
  await takeRuleSettings(query, of('rule-setting'), { lookAt, book });
  await takeOwnAlerts(query, of('alert'));
}
