import { Button, Group, Text } from '@mantine/core';
import { useBrowserNow, useProblemWords } from '@sinergi/web';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useWords } from '../words/use-words';

interface AgeOfProps {
  /** a query of TanStack Query */
  query: { data: unknown; dataUpdatedAt: number; error: Error | null; refetch: () => unknown };
}

/**
 * Shows nothing while the last refresh succeeded; after a failed refresh it shows the age of the
 * data and the reason.
 */
export function AgeOf({ query: { data, dataUpdatedAt, error, refetch } }: AgeOfProps) {
  if (data === undefined || error === null) return null;
  return <OldValue at={dataUpdatedAt} error={error} onRetry={() => void refetch()} />;
}

function OldValue({ at, error, onRetry }: { at: number; error: Error; onRetry: () => void }) {
  const { t, duration } = useWords();
  const now = useBrowserNow();
  const { title: why } = useProblemWords()(error);
  const age = duration(Math.max(0, Math.floor((now - at) / 1_000)));
  return (
    <Group gap="xs" role="status">
      <IconPlugConnectedX size={16} aria-hidden className="dimmed" />
      <Text fz="sm">
        {t('widgets.oldValue', { duration: age })} {why}
      </Text>
      <Button size="compact-xs" variant="default" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Group>
  );
}
