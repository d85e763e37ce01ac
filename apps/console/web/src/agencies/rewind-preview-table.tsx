import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { IconBadge, ProblemAlert } from '@sinergi/web';
import { IconBan, IconCircleCheck, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { RewindPreview } from '../../../contract/operations';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

type PreviewedPartition = RewindPreview['partitions'][number];

const wouldMove = ({ nextOffset, rewindTo }: PreviewedPartition): boolean =>
  nextOffset !== rewindTo;

/** Returns why the previewed rewind cannot be done; null where it can. */
export function rewindHindrance(
  preview: RewindPreview | undefined,
): 'refused' | 'running' | 'nothing' | null {
  if (!preview) return null;
  if (preview.partitions.some(({ refused }) => refused !== null)) return 'refused';
  const moved = preview.partitions.filter(wouldMove);
  if (moved.length === 0) return 'nothing';
  return moved.every(({ isPaused }) => isPaused) ? null : 'running';
}

interface RewindPreviewTableProps {
  preview: RewindPreview | undefined;
  error: Error | null;
  isWaiting: boolean;
  isAsked: boolean;
}

/**
 * The preview of a rewind by partition: the old and the new position, the number of records that
 * are read again, and whether it is allowed. A rewind never skips records.
 */
export function RewindPreviewTable({
  preview,
  error,
  isWaiting,
  isAsked,
}: RewindPreviewTableProps) {
  const { t, number } = useWords();
  if (error && !preview) return <ProblemAlert error={error} />;
  if (!preview)
    return isAsked && isWaiting ? (
      <Skeleton h={160} />
    ) : (
      <Text fz="sm">{t('agencies.previewHint')}</Text>
    );
  const hindrance = rewindHindrance(preview);
  return (
    <Stack gap="xs" data-testid="rewind-preview">
      <DataTable
        caption={t('agencies.preview', { topic: preview.topic })}
        rows={preview.partitions}
        keyOf={({ partition }) => `${partition}`}
        minWidth={560}
        columns={[
          {
            id: 'partition',
            header: t('partitionColumn.partition'),
            isHead: true,
            cell: ({ partition }) => partition,
          },
          {
            id: 'now',
            header: t('agencies.positionNow'),
            isNumber: true,
            cell: ({ nextOffset }) => number(nextOffset),
          },
          {
            id: 'then',
            header: t('agencies.positionThen'),
            isNumber: true,
            cell: ({ rewindTo }) => number(rewindTo),
          },
          {
            id: 'replayed',
            header: t('agencies.replayed'),
            isNumber: true,
            cell: ({ replayed }) => number(replayed),
          },
          { id: 'state', header: t('state'), cell: (row) => <PartitionState row={row} /> },
        ]}
      />
      {hindrance ? (
        <Alert color="yellow" icon={<IconBan aria-hidden />} p="xs" role="status">
          {t(`agencies.rewindHindrance.${hindrance}`)}
        </Alert>
      ) : null}
    </Stack>
  );
}

function PartitionState({ row }: { row: PreviewedPartition }) {
  const { t } = useWords();
  if (row.refused) {
    return (
      <IconBadge colour="red" Icon={IconBan}>
        {t(`agencies.refused.${row.refused}`)}
      </IconBadge>
    );
  }
  if (!wouldMove(row)) {
    return (
      <IconBadge colour="gray" Icon={IconCircleCheck}>
        {t('agencies.staysPut')}
      </IconBadge>
    );
  }
  return (
    <IconBadge
      colour={row.isPaused ? 'blue' : 'yellow'}
      Icon={row.isPaused ? IconPlayerPause : IconPlayerPlay}
    >
      {row.isPaused ? t('widgets.paused') : t('agencies.stillReading')}
    </IconBadge>
  );
}
