import { Skeleton, Stack, Text } from '@mantine/core';
import { EmptyState, IconBadge } from '@sinergi/web';
import {
  IconHelpCircle,
  IconMicrophone,
  IconMicrophoneOff,
  IconMoonStars,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { AgencyDetail, ProducerSilence } from '../../../contract/agency';
import { Age } from '../widgets/age';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

const LOOK = {
  speaking: { colour: 'teal', Icon: IconMicrophone },
  quiet: { colour: 'blue', Icon: IconMoonStars },
  silent: { colour: 'red', Icon: IconMicrophoneOff },
  'never-spoke': { colour: 'gray', Icon: IconVolumeOff },
  'too-little-known': { colour: 'gray', Icon: IconHelpCircle },
} as const satisfies Record<ProducerSilence['status'], object>;

/**
 * The flows that the agency publishes, and whether it is silent compared with its own habit. A
 * system that fails to send looks quiet on every other page.
 */
export function PublishingTab({ detail }: { detail: AgencyDetail | undefined }) {
  const { t, duration } = useWords();
  if (!detail) return <Skeleton h={240} />;
  if (detail.producers.length === 0)
    return <EmptyState>{t('agencies.publishesNothing')}</EmptyState>;
  const span = (seconds: number | null): string => (seconds === null ? '–' : duration(seconds));
  return (
    <Stack gap="xs">
      <Text fz="sm">{t('agencies.silenceHint')}</Text>
      <DataTable
        caption={t('agencies.publishingCaption')}
        rows={detail.producers}
        keyOf={({ flow }) => flow}
        columns={[
          {
            id: 'flow',
            header: t('sync.flow'),
            isHead: true,
            value: ({ flow }) => flow,
            cell: ({ flow }) => t(`flow.${flow}`, flow),
          },
          {
            id: 'status',
            header: t('state'),
            value: ({ status }) => status,
            cell: ({ status }) => (
              <IconBadge {...LOOK[status]}>{t(`agencies.silence.${status}`)}</IconBadge>
            ),
          },
          {
            id: 'last',
            header: t('agencies.lastSpoke'),
            value: ({ lastSpokeAt }) => lastSpokeAt,
            cell: ({ lastSpokeAt }) => <Age at={lastSpokeAt} />,
          },
          {
            id: 'usual',
            header: t('agencies.usualPause'),
            isNumber: true,
            value: ({ usualPauseSeconds }) => usualPauseSeconds,
            cell: ({ usualPauseSeconds }) => span(usualPauseSeconds),
          },
          {
            id: 'longest',
            header: t('agencies.longestPause'),
            isNumber: true,
            value: ({ longestPauseSeconds }) => longestPauseSeconds,
            cell: ({ longestPauseSeconds }) => span(longestPauseSeconds),
          },
          {
            id: 'quiet',
            header: t('agencies.quietFor'),
            isNumber: true,
            value: ({ quietSeconds }) => quietSeconds,
            cell: ({ quietSeconds }) => span(quietSeconds),
          },
        ]}
      />
    </Stack>
  );
}
