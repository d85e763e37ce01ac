import { Group, Paper, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { ProblemAlert } from '@sinergi/web';
import type { Operation } from '../../../contract/operations';
import { Age } from '../widgets/age';
import { AgeOf } from '../widgets/age-of';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';
import { cancelOperation, isGoingOn, useOperation } from './operation-queries';
import { OperationResult } from './operation-result';
import { OperationStateMark } from './operation-state-mark';

interface OperationCardProps {
  agency: string;
  operationId: string;
  onEnd?: (operation: Operation) => void;
}

/** One operation: its progress, who began it and why, and its result. */
export function OperationCard({ agency, operationId, onEnd }: OperationCardProps) {
  const query = useOperation(agency, operationId, onEnd);
  const { data, error, refetch } = query;
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Paper withBorder p="sm" data-testid="operation">
      {data ? <Told agency={agency} operation={data} /> : <Skeleton h={64} />}
      <AgeOf query={query} />
    </Paper>
  );
}

function Told({ agency, operation }: { agency: string; operation: Operation }) {
  const { t, number } = useWords();
  const hindrance = useHindrance();
  const { kind, state, progress, officer, reason, startedAt, operationId } = operation;
  const kindInWords = t(`operations.kind.${kind}`);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={600} fz="sm">
            {kindInWords}
          </Text>
          <OperationStateMark state={state} />
        </Group>
        {isGoingOn(operation) ? (
          <ReasonedAction
            label={t('operations.cancel')}
            hindrance={hindrance(agency, 'operate')}
            isDangerous
            onDo={(why) => cancelOperation(agency, operationId, why)}
          >
            {t('operations.cancelText')}
          </ReasonedAction>
        ) : null}
      </Group>
      {isGoingOn(operation) ? (
        <Group gap="xs" wrap="nowrap">
          <Progress
            flex={1}
            value={progress.total > 0 ? (100 * progress.done) / progress.total : 0}
            animated={state === 'RUNNING'}
            aria-label={kindInWords}
          />
          {progress.total > 0 ? (
            <Text fz="xs" className="tabular">
              {t('operations.progress', {
                done: number(progress.done),
                total: number(progress.total),
              })}
            </Text>
          ) : null}
        </Group>
      ) : null}
      <Text fz="xs" c="dimmed">
        {officer} · <Age at={startedAt} /> · {reason}
      </Text>
      <OperationResult operation={operation} />
    </Stack>
  );
}
