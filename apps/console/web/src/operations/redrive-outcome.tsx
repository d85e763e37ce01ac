import { Group, Stack, Text } from '@mantine/core';
import { IconBadge } from '@sinergi/web';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconCopy,
  IconHelpCircle,
} from '@tabler/icons-react';
import type { Operation, Redriven } from '../../../contract/operations';
import { exactNumber } from '../numbers/exact-number';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { countOutcomes, type RedriveOutcomeName } from './count-outcomes';

const LOOK: Record<RedriveOutcomeName, { colour: string; Icon: typeof IconClock }> = {
  APPLIED: { colour: 'teal', Icon: IconCircleCheck },
  DUPLICATE: { colour: 'blue', Icon: IconCopy },
  STILL_DEAD: { colour: 'red', Icon: IconAlertTriangle },
  QUARANTINED: { colour: 'red', Icon: IconAlertTriangle },
  WAITS: { colour: 'yellow', Icon: IconClock },
  DAMAGED: { colour: 'red', Icon: IconAlertTriangle },
  GONE: { colour: 'gray', Icon: IconHelpCircle },
  NOT_FOUND: { colour: 'gray', Icon: IconHelpCircle },
};
const MOST_SHOWN = 100;

/**
 * The outcomes of the dead letters, or the outcomes they would have: first in numbers, then those
 * that still cannot be applied.
 */
export function RedriveOutcome({ operation }: { operation: Operation }) {
  const { t, number, language } = useWords();
  const redriven = operation.result as Redriven[];
  const { total } = operation.progress;
  if (total === 0) return <Text fz="sm">{t('dead-letters.noneToRedrive')}</Text>;
  const unsettled = redriven.filter(
    ({ outcome }) => outcome !== 'APPLIED' && outcome !== 'DUPLICATE',
  );
  return (
    <Stack gap="xs">
      <Text fz="sm">
        {t(operation.target.dryRun ? 'dead-letters.wouldBecome' : 'dead-letters.became', {
          count: total,
          value: number(total),
        })}
      </Text>
      {redriven.length < total ? (
        <Text fz="sm">
          {t('dead-letters.namedFirst', { shown: number(redriven.length), of: number(total) })}
        </Text>
      ) : null}
      <Group gap="xs">
        {countOutcomes(redriven).map(([outcome, count]) => (
          <IconBadge key={outcome} {...LOOK[outcome]} size="lg">
            {number(count)} {t(`dead-letters.outcome.${outcome}`)}
          </IconBadge>
        ))}
      </Group>
      {unsettled.length > 0 ? (
        <DataTable
          caption={
            unsettled.length > MOST_SHOWN
              ? t('dead-letters.unsettledFirst', {
                  shown: number(MOST_SHOWN),
                  of: number(unsettled.length),
                })
              : t('dead-letters.unsettled')
          }
          columns={[
            {
              id: 'place',
              header: t('dead-letters.letter.place'),
              isHead: true,
              cell: ({ partition, offset }) => `${partition} / ${exactNumber(offset, language)}`,
            },
            {
              id: 'outcome',
              header: t('dead-letters.letter.outcome'),
              cell: ({ outcome }) => t(`dead-letters.outcome.${outcome}`),
            },
            {
              id: 'detail',
              header: t('dead-letters.letter.detail'),
              cell: ({ detail, reason }) => detail ?? reason ?? '–',
            },
          ]}
          rows={unsettled.slice(0, MOST_SHOWN)}
          keyOf={({ topic, partition, offset }) => `${topic}/${partition}/${offset}`}
        />
      ) : null}
    </Stack>
  );
}
