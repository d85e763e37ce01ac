import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconCopy, IconHelpCircle } from '@tabler/icons-react';
import type { Redriven } from '../../../contract/agency';
import { exactNumber } from '../numbers/exact-number';
import { DataTable } from '../widgets/data-table';
import { IconBadge } from '../widgets/icon-badge';
import { useWords } from '../words/use-words';
import { countOutcomes, type RedriveOutcomeName } from './count-outcomes';
import { letterName } from './dead-letter-search';

const LOOK: Record<RedriveOutcomeName, { colour: string; Icon: typeof IconClock }> = {
  APPLIED: { colour: 'teal', Icon: IconCircleCheck },
  DUPLICATE: { colour: 'blue', Icon: IconCopy },
  STILL_DEAD: { colour: 'red', Icon: IconAlertTriangle },
  QUARANTINED: { colour: 'red', Icon: IconAlertTriangle },
  WAITS: { colour: 'yellow', Icon: IconClock },
  DAMAGED: { colour: 'red', Icon: IconAlertTriangle },
  NOT_FOUND: { colour: 'gray', Icon: IconHelpCircle },
};
const MOST_SHOWN = 100;

/** What became of the letters, or would have: first in numbers, then those that still cannot be used. */
export function RedriveOutcome({ redriven, isTrial }: { redriven: Redriven[]; isTrial: boolean }) {
  const { t, number, language } = useWords();
  const unsettled = redriven.filter(({ outcome }) => outcome !== 'APPLIED' && outcome !== 'DUPLICATE');
  return (
    <Stack gap="xs">
      <Text fz="sm">
        {t(isTrial ? 'dead-letters.wouldBecome' : 'dead-letters.became', { count: redriven.length, value: number(redriven.length) })}
      </Text>
      <Group gap="xs">
        {countOutcomes(redriven).map(([outcome, count]) => (
          <IconBadge key={outcome} {...LOOK[outcome]} iconSize={14} size="lg">
            {number(count)} {t(`dead-letters.outcome.${outcome}`)}
          </IconBadge>
        ))}
      </Group>
      {unsettled.length > 0 ? (
        <DataTable
          caption={
            unsettled.length > MOST_SHOWN
              ? t('dead-letters.unsettledFirst', { shown: number(MOST_SHOWN), of: number(unsettled.length) })
              : t('dead-letters.unsettled')
          }
          columns={[
            {
              id: 'place',
              header: t('dead-letters.letter.place'),
              isHead: true,
              cell: ({ partition, offset }) => `${partition} / ${exactNumber(offset, language)}`,
            },
            { id: 'outcome', header: t('dead-letters.letter.outcome'), cell: ({ outcome }) => t(`dead-letters.outcome.${outcome}`) },
            { id: 'detail', header: t('dead-letters.letter.detail'), cell: ({ detail, reason }) => detail ?? reason ?? '–' },
          ]}
          rows={unsettled.slice(0, MOST_SHOWN)}
          keyOf={letterName}
        />
      ) : null}
    </Stack>
  );
}
