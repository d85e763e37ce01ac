import type { BothLanguages } from '@sinergi/detection';
import type { Checked } from '../stage/telling.js';
import type { RefusedFact } from './fact-sender.js';
import type { Judgement } from './judge-alerts.js';
import type { ExpectationLine } from './population-line.js';
import type { Numbered } from './read-population.js';

export const daySaid = (day: string, facts: number): BothLanguages => ({
  id: `${day}: fakta yang disampaikan: ${facts}`,
  en: `${day}: facts said: ${facts}`,
});

/**
 * Returns what was expected by a population and what came: facts that were refused, expectations,
 * and alerts that nobody expects. `isTold`: whether it is told aloud, beside the report.
 */
export function outcomeOf(
  expectations: readonly Numbered<ExpectationLine>[],
  judgement: Judgement,
  refused: readonly RefusedFact[],
): { checked: Checked; isTold: boolean }[] {
  const lines = new Map(expectations.map((one) => [one.line, one]));
  return [
    ...refused.map(({ line, agency, came }) => ({
      what: { id: `Baris ${line}: ${agency} menerimanya`, en: `Line ${line}: ${agency} takes it` },
      ...{ expected: '201', came, isMet: false },
    })),
    ...judgement.outcomes.map(({ line, isMet, expected, came }) => {
      const { about, trap } = lines.get(line)!;
      const who = `${about}${trap === undefined ? '' : ` (${trap})`}: ${expected}`;
      const what = { id: `Baris ${line}, ${who}`, en: `Line ${line}, ${who}` };
      return { what, expected, came, isMet };
    }),
    ...judgement.unexpected.map(({ ruleId, raisedOn, alertId }) => ({
      what: { id: 'Tidak ada petunjuk yang tak diharapkan', en: 'No alert that nobody expects' },
      ...{ expected: 'no alert', came: `${ruleId} on ${raisedOn}: ${alertId}`, isMet: false },
    })),
  ].map((checked) => ({ checked: { ...checked, waitedMs: 0 }, isTold: !checked.isMet }));
}
