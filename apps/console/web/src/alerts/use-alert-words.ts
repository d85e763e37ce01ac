import type { AlertRow } from '../../../contract/alerts';
import { useAgencies } from '../live/overview-feed';
import { useWords } from '../words/use-words';

/** Returns an alert in words: the rule's sentence, and the measures that came with it. */
export function useAlertWords() {
  const { t, number, duration, nameOf } = useWords();
  const agencies = useAgencies();
  return {
    rule: (rule: string): string => t(`alerts.rule.${rule}`, rule),
    agency: (code: string | null): string => {
      const row = agencies.find((agency) => agency.code === code);
      return row ? nameOf(row) : (code ?? t('alerts.wholeExchange'));
    },
    flow: (flow: string | null): string => (flow === null ? '–' : t(`flow.${flow}`, flow)),
    measures: ({ params }: Pick<AlertRow, 'params'>): string =>
      Object.entries(params)
        .map(([name, value]) => {
          if (name === 'seconds') return duration(Number(value));
          if (name === 'usualSeconds' || name === 'longestSeconds')
            return t(`alerts.measure.${name}`, { value: duration(Number(value)) });
          if (name === 'pending') return t('agencies.records', { value: number(value) });
          if (name === 'partition' || name === 'offset')
            return t(`alerts.measure.${name}`, { value: number(value) });
          return t(`alerts.measure.${name}`, {
            value: typeof value === 'number' ? number(value) : value,
            defaultValue: `${name}: ${value}`,
          });
        })
        .join(', '),
  };
}
