import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconWifiOff } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PartNotLoaded } from '../widgets/lazy-part';
import { PageHead } from '../widgets/page-head';
import { ProblemAlert } from '../widgets/problem-alert';
import { useWords } from '../words/use-words';

/** Replaces a page that could not be shown; the other pages still work. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useWords();
  if (error instanceof PartNotLoaded) return <NotLoaded error={error} reset={reset} />;
  return (
    <Stack gap="sm">
      <PageHead title={t('page.problem')} />
      <ProblemAlert error={error} title={t('page.problemText')} onRetry={reset} />
    </Stack>
  );
}

/**
 * Replaces a page whose file did not load, most often for want of a connection. The file is asked
 * for again when there is a connection.
 */
function NotLoaded({ error, reset }: { error: PartNotLoaded; reset: () => void }) {
  const { t } = useWords();
  useEffect(() => {
    const retry = (): void => void error.again().then(reset);
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [error, reset]);
  return (
    <Stack gap="sm">
      <PageHead title={t('page.notLoaded')} />
      <Alert color="yellow" icon={<IconWifiOff aria-hidden />} role="alert">
        <Stack gap="xs" align="flex-start">
          <Text fz="sm">{t('page.notLoadedText')}</Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void error.again().then(reset)}
          >
            {t('retry')}
          </Button>
        </Stack>
      </Alert>
    </Stack>
  );
}
