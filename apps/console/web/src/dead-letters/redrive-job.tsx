import { Button, Group, Paper, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { ProblemAlert, queries } from '@sinergi/web';
import type { Operation } from '../../../contract/operations';
import { useAgencyName } from '../links/use-agency-name';
import { cancelOperation, isGoingOn, useOperation } from '../operations/operation-queries';
import { OperationResult } from '../operations/operation-result';
import { OperationStateMark } from '../operations/operation-state-mark';
import { Age } from '../widgets/age';
import { AgeOf } from '../widgets/age-of';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';
import { holdOperation } from './hold-operation';

interface RedriveJobProps {
  agency: string;
  operationId: string;
  onClose: () => void;
}

/**
 * A redrive in progress. It continues at the agency when this page is closed; the address leads
 * back to it.
 */
export function RedriveJob({ agency, operationId, onClose }: RedriveJobProps) {
  const { t } = useWords();
  const query = useOperation(
    agency,
    operationId,
    () => void queries.invalidateQueries({ queryKey: ['dead-letters'] }),
  );
  if (query.error && !query.data)
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton h={90} />;
  return (
    <Paper
      withBorder
      p="sm"
      component="section"
      aria-label={t('dead-letters.job')}
      data-testid="redrive-job"
    >
      <Stack gap="xs">
        <Head agency={agency} operation={query.data} onClose={onClose} />
        <Advance operation={query.data} />
        <AgeOf query={query} />
        <OperationResult operation={query.data} />
      </Stack>
    </Paper>
  );
}

function Head({
  agency,
  operation,
  onClose,
}: {
  agency: string;
  operation: Operation;
  onClose: () => void;
}) {
  const { t } = useWords();
  const nameOf = useAgencyName();
  const hindrance = useHindrance()(agency, 'operate');
  const { kind, state, target, reason, officer, startedAt, operationId } = operation;
  const canHold = kind === 'REDRIVE' && isGoingOn(operation);
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Group gap="xs">
          <Text fw={600} fz="sm">
            {t(
              target.dryRun
                ? 'dead-letters.trialAt'
                : `dead-letters.jobAt.${kind === 'DISMISS' ? 'DISMISS' : 'REDRIVE'}`,
              {
                agency: nameOf(agency),
              },
            )}
          </Text>
          <OperationStateMark state={state} />
        </Group>
        <Text fz="xs" c="dimmed">
          {officer} · <Age at={startedAt} /> · {reason}
        </Text>
      </div>
      <Group gap="xs">
        {canHold ? (
          <ReasonedAction
            label={t(state === 'PAUSED' ? 'dead-letters.resume' : 'dead-letters.pause')}
            hindrance={hindrance}
            onDo={(why) =>
              holdOperation(agency, operationId, state === 'PAUSED' ? 'resume' : 'pause', why)
            }
          />
        ) : null}
        {isGoingOn(operation) ? (
          <ReasonedAction
            label={t('operations.cancel')}
            hindrance={hindrance}
            isDangerous
            onDo={(why) => cancelOperation(agency, operationId, why)}
          >
            {t('dead-letters.cancelText')}
          </ReasonedAction>
        ) : (
          <Button size="xs" variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function Advance({ operation }: { operation: Operation }) {
  const { t, number } = useWords();
  const { progress, state, target } = operation;
  if (!isGoingOn(operation)) return null;
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress
        flex={1}
        value={progress.total > 0 ? (100 * progress.done) / progress.total : 0}
        animated={state === 'RUNNING'}
        aria-label={t('dead-letters.job')}
      />
      <Text fz="xs" className="tabular">
        {t('operations.progress', { done: number(progress.done), total: number(progress.total) })}
        {target.ratePerSecond
          ? ` · ${t('dead-letters.atRate', { value: number(target.ratePerSecond) })}`
          : ''}
      </Text>
    </Group>
  );
}
