import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../words/use-words';
import { useProblemWords } from './use-problem-words';

interface ProblemAlertProps {
  error: unknown;
  /** what could not be done; where absent, only the problem is shown */
  title?: string;
  onRetry?: () => void;
}

/** A problem in words, what exactly the server expected and got, and a button to try again. */
export function ProblemAlert({ error, title, onRetry }: ProblemAlertProps) {
  const { t } = useWords();
  const problem = useProblemWords()(error);
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={title ?? problem.title}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        {title === undefined ? null : <Text fz="sm">{problem.title}</Text>}
        {problem.detail === null ? null : <Text fz="sm">{problem.detail}</Text>}
        {onRetry ? (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
