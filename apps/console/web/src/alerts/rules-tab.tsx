import { Text } from '@mantine/core';
import type { RuleRow } from '../../../contract/alerts';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { SeverityMark } from './alert-marks';
import { useAlertWords } from './use-alert-words';

/**
 * The rules that raise alerts, with duration and severity. They come from the settings and are not
 * changed here.
 */
export function RulesTab({ rules }: { rules: readonly RuleRow[] }) {
  const { t, duration } = useWords();
  const words = useAlertWords();
  return (
    <DataTable
      caption={t('alerts.rulesCaption')}
      rows={rules}
      keyOf={({ rule }) => rule}
      minWidth={560}
      columns={[
        {
          id: 'rule',
          header: t('alerts.ruleName'),
          isHead: true,
          value: ({ rule }) => words.rule(rule),
          cell: ({ rule }) => (
            <>
              <Text fz="sm" fw={600}>
                {words.rule(rule)}
              </Text>
              <Text fz="xs" c="dimmed">
                {t(`alerts.ruleText.${rule}`, '')}
              </Text>
            </>
          ),
        },
        {
          id: 'severity',
          header: t('alerts.severityName'),
          value: ({ severity }) => severity,
          cell: ({ severity }) => <SeverityMark severity={severity} />,
        },
        {
          id: 'for',
          header: t('alerts.firesAfter'),
          isNumber: true,
          value: ({ forSeconds }) => forSeconds,
          cell: ({ forSeconds }) => (forSeconds === 0 ? t('alerts.atOnce') : duration(forSeconds)),
        },
      ]}
    />
  );
}
