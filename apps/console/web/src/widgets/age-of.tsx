import { Button, Group, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useBrowserNow } from '../live/clock';
import { useWords } from '../words/use-words';
import { useProblemWords } from './use-problem-words';

interface AgeOfProps {
  /** of TanStack Query, as it is */
  query: { data: unknown; dataUpdatedAt: number; error: Error | null; refetch: () => unknown };
}

/**
 * Whether what is shown is the last answer: nothing to say while it is, its age and why once a
 * refresh failed.
 */
export function AgeOf({ query: { data, dataUpdatedAt, error, refetch } }: AgeOfProps) {
  if (data === undefined || error === null) return null;
  return <OldValue at={dataUpdatedAt} error={error} onRetry={() => void refetch()} />;
}

function OldValue({ at, error, onRetry }: { at: number; error: Error; onRetry: () => void }) {
  const { t, duration } = useWords();
  const now = useBrowserNow();
  const { title: why } = useProblemWords()(error);
  return (
    <Group gap="xs" role="status">
      <IconPlugConnectedX size={16} aria-hidden className="dimmed" />
      <Text fz="sm">
        {t('widgets.oldValue', { duration: duration(Math.max(0, Math.floor((now - at) / 1_000))) })}{' '}
        {why}
      </Text>
      <Button size="compact-xs" variant="default" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Group>
  );
}
