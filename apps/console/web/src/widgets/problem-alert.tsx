import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ConsoleProblem } from '../api/console-problem';
import { useWords } from '../words/use-words';

interface ProblemAlertProps {
  error: unknown;
  /** what could not be done; else the server's own title */
  title?: string;
  onRetry?: () => void;
}

/** What went wrong, in the server's words, and a way to try again. */
export function ProblemAlert({ error, title, onRetry }: ProblemAlertProps) {
  const { t } = useWords();
  const problem = error instanceof ConsoleProblem ? error : null;
  const detail = problem?.status === 0 ? t('widgets.noAnswer') : error instanceof Error ? error.message : String(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title ?? (problem?.title || t('widgets.problem'))} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text fz="sm">{detail}</Text>
        {onRetry ? (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
