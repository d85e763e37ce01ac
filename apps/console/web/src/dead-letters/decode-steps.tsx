import { IconBadge } from '@sinergi/web';
import { IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react';
import type { DeadLetterInspection } from '../../../contract/dead-letters';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

const LOOK = {
  passed: { colour: 'teal', Icon: IconCircleCheck },
  failed: { colour: 'red', Icon: IconCircleX },
  untried: { colour: 'gray', Icon: IconMinus },
} as const;

/**
 * The steps of the inspection in order, with what was expected and what came. Steps after a failure
 * were not tried, which is not a failure. Only what the agency found is in the agency's own words.
 */
export function DecodeSteps({ steps }: { steps: DeadLetterInspection['steps'] }) {
  const { t } = useWords();
  return (
    <DataTable
      caption={t('dead-letters.steps')}
      captionIsHidden
      columns={[
        {
          id: 'step',
          header: t('dead-letters.step.step'),
          isHead: true,
          cell: ({ step }) => t(`dead-letters.stepName.${step}`),
        },
        {
          id: 'state',
          header: t('state'),
          cell: ({ ok }) => {
            const state = ok === null ? 'untried' : ok ? 'passed' : 'failed';
            return <IconBadge {...LOOK[state]}>{t(`dead-letters.stepState.${state}`)}</IconBadge>;
          },
        },
        {
          id: 'expected',
          header: t('dead-letters.step.expected'),
          cell: ({ step }) => t(`dead-letters.stepExpected.${step}`),
        },
        {
          id: 'got',
          header: t('dead-letters.step.got'),
          cell: ({ ok, got }) =>
            ok === false ? got : ok === null ? '–' : t('dead-letters.asExpected'),
        },
      ]}
      rows={steps}
      keyOf={({ step }) => step}
      minWidth={520}
    />
  );
}
