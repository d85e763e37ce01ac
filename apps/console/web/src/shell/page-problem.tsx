import { Stack } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageHead } from '../widgets/page-head';
import { ProblemAlert } from '../widgets/problem-alert';
import { useWords } from '../words/use-words';

/** A page that could not be shown, most often because its file could not be loaded; the rest of the console goes on. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useWords();
  return (
    <Stack gap="sm">
      <PageHead title={t('shell.pageProblem')} />
      <ProblemAlert error={error} title={t('shell.pageProblemText')} onRetry={reset} />
    </Stack>
  );
}
