import { Chip, Group } from '@mantine/core';
import { SYNC_STATUSES, type SyncStatus } from '../../../contract/overview';
import { useWords } from '../words/use-words';

/** A choice of one status, or all; each with the number of its occurrences. */
export function StatusFilter({
  status,
  countOf,
  onChange,
}: {
  status: SyncStatus | undefined;
  countOf: (status: SyncStatus) => number;
  onChange: (status: SyncStatus | undefined) => void;
}) {
  const { t } = useWords();
  return (
    <Group gap={6} role="group" aria-label={t('sync.byStatus')}>
      {SYNC_STATUSES.map((choice) => (
        <Chip
          key={choice}
          size="xs"
          variant="outline"
          checked={status === choice}
          onChange={(isChosen) => onChange(isChosen ? choice : undefined)}
        >
          {t('sync.statusCount', {
            status: t(`status.${choice}`),
            count: countOf(choice),
          })}
        </Chip>
      ))}
    </Group>
  );
}
